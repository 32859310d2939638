using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

internal sealed class IncidentReporter(
    IOptions<GenAiComplianceOptions> options,
    FilingLog log,
    TimeProvider time,
    IDeadlineService deadlines,
    IIncidentService? incidents = null,
    ILedger? ledger = null,
    IReportSender? sender = null) : IIncidentReporter
{
    public async ValueTask<IncidentReportDraft> DraftAsync(IncidentReportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Author);
        (IIncidentService service, ILedger records) = Require();
        IncidentReportLayout layout = IncidentReportForms.Get(request.Form);
        string? unknown = request.Values.Keys.FirstOrDefault(k => layout.Fields.All(f => f.Id != k));
        if (unknown is not null)
        {
            throw new ArgumentException($"The report {request.Form} has no field '{unknown}'. Its fields: {string.Join(", ", layout.Fields.Select(f => f.Id))}.", nameof(request));
        }

        Incident incident = await service.FindAsync(request.Incident, cancellationToken)
            ?? throw new KeyNotFoundException($"There is no incident {request.Incident}. See IIncidentService.ListAsync() or 'genai-measures incidents list' for the numbers.");
        if (!layout.Kinds.Contains(incident.Kind))
        {
            throw new ArgumentException(
                $"The report {request.Form} is for {string.Join(" and ", layout.Kinds)}; incident {incident.Id} is about {incident.Kind}. Content and network security have different channels and clocks.", nameof(request));
        }

        List<(IncidentReportField Field, DocumentField Value)> values =
        [
            .. layout.Fields.Select(field => (field, new DocumentField(field.Name, Value(field, request, incident), SourceOf(field, request)))),
        ];
        FilingDocument document = Compose(layout, incident, [.. values.Select(v => v.Value)]);
        byte[] docx = DocxWriter.Write(document);
        var draft = new IncidentReportDraft
        {
            Incident = incident.Id,
            Form = request.Form,
            At = time.GetUtcNow(),
            Markdown = MarkdownWriter.Write(document),
            Docx = docx,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(docx)),
            Missing = [.. values.Where(v => !v.Value.IsFilled).Select(v => v.Field.Id)],
            MissingRequired = [.. values.Where(v => v.Field.Required && !v.Value.IsFilled).Select(v => v.Field.Id)],
        };
        await records.AppendAsync(Step(draft, ReportStep.Drafted, request.Author), cancellationToken);
        return draft;
    }

    public async ValueTask<ReportReceipt> SendAsync(IncidentReportDraft draft, string author, string channel, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentException.ThrowIfNullOrWhiteSpace(author);
        (IIncidentService service, ILedger records) = Require();
        IncidentReportLayout layout = IncidentReportForms.Get(draft.Form);
        ReportChannel way = IncidentReportForms.Channels.FirstOrDefault(c => c.Id == channel && c.Forms.Contains(draft.Form))
            ?? throw new ArgumentException(
                $"'{channel}' is no channel of the report {draft.Form}. Use one of: {string.Join(", ", IncidentReportForms.Channels.Where(c => c.Forms.Contains(draft.Form)).Select(c => c.Id))}.", nameof(channel));
        if (draft.MissingRequired.Count > 0)
        {
            throw new InvalidOperationException($"The report on incident {draft.Incident} is not sent: these fields are missing: {string.Join(", ", draft.MissingRequired)}. Give them in IncidentReportRequest.Values and draft it again.");
        }

        if (sender is null)
        {
            throw new InvalidOperationException("The library sends nothing by itself, and no IReportSender is registered. Call .UseReportSender<T>(), or hand the report in and note it with IIncidentService.ReportAsync.");
        }

        ReportReceipt receipt;
        try
        {
            receipt = await sender.SendAsync(draft, way, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.ReportNotSent(layout.Code, exception.GetType().Name);
            await records.AppendAsync(Step(draft, ReportStep.Failed, author) with { Channel = way.Id, Reference = exception.GetType().Name }, CancellationToken.None);
            throw;
        }

        try
        {
            await NoteAsync(service, records, draft, way, receipt, author);
        }
        catch (Exception exception) when (exception is StateUnavailableException or LedgerUnavailableException)
        {
            throw new LedgerUnavailableException(
                $"The report on incident {draft.Incident} was sent to {receipt.Authority} (receipt {receipt.Reference}) and could not be recorded. Note it with IIncidentService.ReportAsync when the store is back.", exception);
        }

        return receipt;
    }

    private async ValueTask NoteAsync(IIncidentService service, ILedger records, IncidentReportDraft draft, ReportChannel channel, ReportReceipt receipt, string author)
    {
        DateTimeOffset now = time.GetUtcNow();
        await records.AppendAsync(Step(draft, ReportStep.Sent, author) with { Authority = receipt.Authority, Channel = channel.Id, Reference = receipt.Reference }, CancellationToken.None);
        Incident? incident = await service.FindAsync(draft.Incident, CancellationToken.None);
        if (incident is { IsClosed: false })
        {
            await service.ReportAsync(
                draft.Incident, new RegulatorNotice(author, receipt.Authority, channel.NameChinese, receipt.Reference, now) { Sha256 = draft.Sha256 }, CancellationToken.None);
            return;
        }

        // a closed incident takes no step any more: that it was reported is a record of its own, and the clock of the summary ends here
        await records.AppendAsync(
            new RegulatorReported
            {
                Case = draft.Incident,
                Authority = receipt.Authority,
                Channel = channel.NameChinese,
                Reference = receipt.Reference,
                SentAt = now,
                Author = author,
                Sha256 = draft.Sha256,
            },
            CancellationToken.None);
        if (draft.Form == IncidentReportForm.SecuritySummary && await deadlines.FindAsync($"incident.summary:{draft.Incident}", CancellationToken.None) is { IsOpen: true } open)
        {
            await deadlines.MeetAsync(open.Id, author, "The summary was sent.", CancellationToken.None);
        }
    }

    private static string? Value(IncidentReportField field, IncidentReportRequest request, Incident incident, ProviderProfile provider) =>
        request.Values.TryGetValue(field.Id, out string? value) && !string.IsNullOrWhiteSpace(value) ? value
        : field.Fact is { } fact ? IncidentReportFacts.Find(fact, incident, provider)
        : null;

    private static string SourceOf(IncidentReportField field, IncidentReportRequest request) =>
        request.Values.TryGetValue(field.Id, out string? value) && !string.IsNullOrWhiteSpace(value) ? "人工填写"
        : field.Fact is "unit" or "service" ? "服务设置"
        : field.Fact is null ? "—"
        : "账本记录";

    private static FilingDocument Compose(IncidentReportLayout layout, Incident incident, IReadOnlyList<DocumentField> fields) => new(
        layout.TitleChinese,
        [
            new ParagraphBlock($"依据：{layout.Article}。字段来源：{layout.Source}（{DeadlineText.ConfidenceChinese(layout.Confidence)}）。本稿由系统依据账本记录生成，须经人核对、补充、签发后报送；是否报送、级别高低由人判断。"),
            new FieldTableBlock(fields),
            new HeadingBlock(1, "处置时间线"),
            new TableBlock(
                "处置时间线", ["时间（北京时间）", "步骤", "操作人"],
                [.. incident.Steps.Select(s => (IReadOnlyList<string?>)[Beijing.Minute(s.At), StepOf(s.Step), s.Author])]),
            new SignatureBlock(["报告单位（盖章）", "负责人（签名）"]),
        ]);

    private static string StepOf(IncidentStep step) => step switch
    {
        IncidentStep.Found => "发现",
        IncidentStep.Stopped => "停止生成、停止传输",
        IncidentStep.Removed => "消除",
        IncidentStep.RectificationOpened => "开始整改",
        IncidentStep.RegressionFailed => "复测未通过",
        IncidentStep.Rectified => "整改完成，复测通过",
        IncidentStep.Reported => "报告",
        IncidentStep.NotReportable => "判断无须报告",
        IncidentStep.Measured => "对使用者采取措施",
        IncidentStep.EvidenceAdded => "证据保全",
        IncidentStep.Recurred => "再次发生",
        IncidentStep.Closed => "办结",
        _ => step.ToString(),
    };

    private string? Value(IncidentReportField field, IncidentReportRequest request, Incident incident) => Value(field, request, incident, options.Value.Provider);

    private ReportStepTaken Step(IncidentReportDraft draft, ReportStep step, string author) => new()
    {
        Case = draft.Incident,
        Form = IncidentReportForms.Get(draft.Form).Code,
        Step = step,
        At = time.GetUtcNow(),
        Author = author,
        Sha256 = draft.Sha256,
        Missing = draft.Missing.Count,
    };

    private (IIncidentService Service, ILedger Ledger) Require() => incidents is null || ledger is null
        ? throw new InvalidOperationException("There are no incidents: no storage package is in use. Call .UseSqlite(\"compliance.db\") on the builder that AddGenAiCompliance() returns.")
        : (incidents, ledger);
}
