using System.Text;
using System.Text.Json;

namespace GenAiMeasures.Tests;

public sealed class RecordCodecTests
{
    [Fact]
    public void A_record_is_written_with_short_readable_names_and_without_what_is_not_said()
    {
        var record = new ExchangeSettled
        {
            Exchange = new ExchangeId(new Guid("01a20c4f-6c25-7bdd-8611-6288d95e14c8")),
            Outcome = ExchangeOutcome.Refused,
            Code = "subject_unknown",
        };

        Assert.Equal(
            """{"exchange":"01a20c4f6c257bdd86116288d95e14c8","outcome":"Refused","verdict":"Pass","code":"subject_unknown","findings":[],"labels":[],"unchecked":[],"releasedCharacters":0,"retractedRanges":0,"toolSeatMissing":false,"finalUpdateBeforeRecord":false}""",
            Encoding.UTF8.GetString(RecordCodec.Write(record)));
    }

    [Fact]
    public void What_is_written_is_read_back_default_values_too()
    {
        LedgerRecord[] records =
        [
            new ExchangeOpened { Exchange = new ExchangeId(Guid.Empty), Streaming = false, Messages = 0 },
            new ExchangeSettled
            {
                Exchange = new ExchangeId(Guid.Empty),
                Outcome = ExchangeOutcome.Open,
                Findings = [new FindingFact { Place = "", Start = 0, Length = 0, Verdict = Verdict.Pass, Screen = "", Rule = "", Policy = "" }],
            },
            new ServiceStarted { Scope = ServiceScope.Unset, Service = "", Library = "", Duties = new Dictionary<string, DutyCoverageKind>() },
            new DutyWaived { Duty = "", Reason = "" },
            new LedgerGap { From = default, To = default, Refused = 0 },
            new LedgerRestored { Lost = [], ErasedAgain = 0 },
            new RetentionRun(),
            new OperatorActed { Operator = "", Action = "", Reason = "", At = default },
            new ConfigurationChanged { Changes = [new ConfigurationChange("", null, "")] },
            new Heartbeat { RunningSeconds = 0, Records = 0 },
            new ClockJumped { Expected = default, Shown = default },
            new KeysRotated { Epoch = 0, Rewrapped = 0 },
            new LogsClosed { Instance = "", Fence = 0, Logs = [""], OpenExchanges = 0, HasJournal = false },
            new JournalResumed { Instance = "", Fence = 0, Logs = [] },
            new JournalLost { Instance = "", Logs = [], OpenExchanges = 0, By = "", Reason = "" },
            new SubjectRequested { Request = "", Asked = SubjectRequestKind.Access, Step = SubjectRequestStep.Submitted },
            new SubjectErased { Request = "", Done = false },
            new SubjectCorrected { Request = "", Supplements = false, About = "", Statement = "" },
            new HoldChanged { Hold = "", Opened = false, Reason = "", By = "" },
            new StandingChanged { Id = "", Subject = "", Step = StandingStep.None, From = Standing.Good, To = Standing.Good, At = default, Author = "", Reason = "" },
            new IncidentStepTaken { Step = IncidentStep.None, At = default, Author = "" },
            new RegulatorReported { Case = "", Authority = "", Channel = "", Reference = "", SentAt = default, Author = "" },
            new RectificationExported { Id = "", Author = "", Purpose = RectificationPurpose.Evaluation, Reason = "", Items = 0, WithText = 0 },
            new ContentShared { Recipient = "", Name = "", Region = RecipientRegion.Unset, Basis = "", Outcome = SharingOutcome.None, PersonalInformation = false },
            new AgreementAccepted { Subject = "", Version = "", Sha256 = "", At = default },
            new ComplaintStepTaken { Complaint = "", Step = ComplaintStep.None, At = default, Author = "" },
            new LexiconReloaded { Before = "", Digest = "", Lexicons = [new LexiconFact("", "", 0)] },
            new LexiconReloadFailed { InForce = "", Lexicon = "", Problems = 0, Lines = [1], Codes = [""] },
            new UnlabelledGranted { Subject = "", Agreement = "", AcceptedAt = default, RequestedAt = default, Reference = "" },
            new PropagationChecked { PropagateId = "", State = "" },
            new MediaGenerated { Exchange = new ExchangeId(Guid.Empty), Generator = "", Labels = [new LabelFact("", "")] },
            new TrainingDataCommitted { Version = 1, Digest = "", Entry = JsonDocument.Parse("{\"by\":\"员工\"}").RootElement, Register = JsonDocument.Parse("{}").RootElement },
            new DeadlineChanged { Deadline = "", Number = 0, Step = DeadlineStep.None, Rule = "", RuleVersion = "", At = default, Author = "" },
            new ReportStepTaken { Case = "", Form = "", Step = ReportStep.None, At = default, Author = "", Sha256 = "" },
            new PolicyPublished { Document = "", Version = "", Sha256 = "", EffectiveFrom = default, At = default, Author = "" },
            new DossierBuilt { Sha256 = "", Files = 0, Gaps = 0, At = default, Author = "" },
            new MaterialUpdated { Material = MaterialKind.Keywords, Number = 1, Before = "", Digest = "", Items = 0, At = default },
            new ClientSeen { Exchange = new ExchangeId(Guid.Empty) },
            new ContentDeclared { Subject = "", Reference = "", At = default },
        ];

        Assert.All(records, record =>
        {
            byte[] body = RecordCodec.Write(record);
            LedgerEntry entry = Entry(record.Kind, body);
            Assert.Equal(body, RecordCodec.Write(RecordCodec.Read(entry)!));
        });
        Assert.Equal(Enum.GetValues<RecordKind>().Except([RecordKind.None]), records.Select(r => r.Kind).Order());
    }

    [Fact]
    public void Chinese_stays_readable()
    {
        var record = new DutyWaived { Duty = "IM-13-STABLE", Reason = "实验环境，没有使用者" };

        Assert.Equal("""{"duty":"IM-13-STABLE","reason":"实验环境，没有使用者"}""", Encoding.UTF8.GetString(RecordCodec.Write(record)));
    }

    [Fact]
    public void A_kind_that_a_later_version_writes_is_no_error()
    {
        LedgerEntry entry = Entry((RecordKind)9999, [1]);

        Assert.Null(RecordCodec.Read(entry));
    }

    [Fact]
    public void An_entry_that_is_sealed_or_erased_has_no_record()
    {
        Assert.Null(RecordCodec.Read(Entry(RecordKind.DutyWaived, [])));
    }

    private static LedgerEntry Entry(RecordKind kind, byte[] body) => new()
    {
        Log = default,
        Sequence = 0,
        Kind = kind,
        RecordedAt = default,
        Header = default,
        LeafHash = default,
        Parts = [],
        Body = body,
    };
}
