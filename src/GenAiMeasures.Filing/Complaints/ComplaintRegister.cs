using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

internal sealed class ComplaintRegister : CaseKeeper<Complaint>, IComplaintRegister
{
    private const int ShortestText = 6;
    private const int LongestText = 10_000;
    private const int LongestName = 100;

    private readonly ILedger? _ledger;
    private readonly IWorkingDayCalendar _calendar;
    private readonly FilingOptions _options;
    private readonly TimeProvider _time;

    public ComplaintRegister(ICaseStore store, IWorkingDayCalendar calendar, IOptions<FilingOptions> options, TimeProvider time, ILedger? ledger = null)
        : base(Complaint.CaseKind, store, ledger)
    {
        _ledger = ledger;
        _calendar = calendar;
        _options = options.Value;
        _time = time;
    }

    public int? PromisedWorkingDays => _options.ComplaintWorkingDays;

    private DateTimeOffset Now => _time.GetUtcNow();

    public async ValueTask<Complaint> ReceiveAsync(ComplaintEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.About == ComplaintKind.None || !Enum.IsDefined(entry.About))
        {
            throw new ArgumentException("The complaint has no kind. Use ComplaintKind.Other where none fits.", nameof(entry));
        }

        Check(entry.Author, nameof(entry));
        CheckText(entry.Channel, 1, LongestName, "channel");
        CheckText(entry.Text, 1, LongestText, "text");
        DateTimeOffset now = Now;
        DateTimeOffset received = entry.ReceivedAt ?? now;
        if (received > now)
        {
            throw new ArgumentException("The complaint says that it came in in the future. Correct ReceivedAt.", nameof(entry));
        }

        if (_ledger is null)
        {
            throw new InvalidOperationException(
                "There is no ledger, and every step here is a record. Call .UseSqlite(\"compliance.db\") on the builder that AddGenAiCompliance() returns.");
        }

        DateOnly day = Beijing.DateOf(received);
        CalendarDate? due = _options.ComplaintWorkingDays is { } days ? _calendar.AddWorkingDays(day, days) : null;
        DateOnly today = Beijing.DateOf(now);
        long number = await NextAsync(string.Create(CultureInfo.InvariantCulture, $"complaints-{today:yyyyMMdd}"), cancellationToken);
        string id = string.Create(CultureInfo.InvariantCulture, $"C{today:yyyyMMdd}-{number:0000}");
        var complaint = new Complaint
        {
            Id = id,
            Version = 0,
            About = entry.About,
            Channel = entry.Channel,
            Text = entry.Text,
            Contact = entry.Contact,
            Subject = entry.Subject is { } subject ? await _ledger.GetPseudonymAsync(subject, cancellationToken) : null,
            Exchange = entry.Exchange?.ToString(),
            ProduceId = entry.ProduceId,
            ReceivedAt = received.ToUniversalTime(),
            DueOn = due?.Date,
            Certainty = due?.Certainty ?? CalendarCertainty.Final,
            PromisedWorkingDays = _options.ComplaintWorkingDays,
            Sha256 = Digest(entry.Text),
            Steps = [],
            Unrecorded = 0,
        };
        return (await AddAsync(complaint.With(new ComplaintAct(ComplaintStep.Received, complaint.ReceivedAt, entry.Author, null, null, complaint.Sha256, null)), id, cancellationToken)).Item;
    }

    public ValueTask<Complaint> AcceptAsync(string id, string author, CancellationToken cancellationToken = default)
    {
        Check(author, nameof(author));
        return TakeAsync(id, ComplaintStep.Accepted, author, null, null, null, cancellationToken);
    }

    public ValueTask<Complaint> DeclineAsync(string id, string author, string reason, CancellationToken cancellationToken = default)
    {
        Check(author, nameof(author));
        CheckText(reason, ShortestText, LongestText, "reason");
        return TakeAsync(id, ComplaintStep.Declined, author, reason, null, null, cancellationToken);
    }

    public ValueTask<Complaint> HandleAsync(string id, string author, string action, string? reference = null, CancellationToken cancellationToken = default)
    {
        Check(author, nameof(author));
        CheckText(action, ShortestText, LongestText, "action");
        return TakeAsync(id, ComplaintStep.Handled, author, action, reference, null, cancellationToken);
    }

    public ValueTask<Complaint> AnswerAsync(string id, string author, string answer, CancellationToken cancellationToken = default)
    {
        Check(author, nameof(author));
        CheckText(answer, 1, LongestText, "answer");
        return TakeAsync(id, ComplaintStep.Answered, author, null, null, Digest(answer), cancellationToken);
    }

    public ValueTask<Complaint> ReportAsync(string id, string author, string authority, string reference, CancellationToken cancellationToken = default)
    {
        Check(author, nameof(author));
        CheckText(authority, 1, LongestName, "authority");
        CheckText(reference, 1, LongestName, "reference");
        return TakeAsync(id, ComplaintStep.Reported, author, authority, reference, null, cancellationToken);
    }

    public ValueTask<Complaint> CloseAsync(string id, string author, CancellationToken cancellationToken = default)
    {
        Check(author, nameof(author));
        return TakeAsync(id, ComplaintStep.Closed, author, null, null, null, cancellationToken);
    }

    public ValueTask<Complaint?> FindAsync(string id, CancellationToken cancellationToken = default) => LoadAsync(id, cancellationToken);

    public async IAsyncEnumerable<Complaint> ListAsync(ComplaintQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        DateTimeOffset now = Now;
        query ??= new ComplaintQuery();
        await foreach (Complaint complaint in ReadAsync(new CaseQuery(Complaint.CaseKind) { IsOpen = query.IsOpen }, cancellationToken))
        {
            if ((query.About is null || query.About == complaint.About)
                && (query.ProduceId is null || query.ProduceId == complaint.ProduceId)
                && (!query.Overdue || (complaint.AnsweredAt is null && complaint.IsLate(now))))
            {
                yield return complaint;
            }
        }
    }

    public async ValueTask<int> ExportAsync(Stream output, ComplaintQuery? query = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        List<Complaint> complaints = await ListAsync(query, cancellationToken).ToListAsync(cancellationToken);
        await output.WriteAsync(Encoding.UTF8.GetBytes("\uFEFF" + ComplaintTable.ToCsv(complaints, Now)), cancellationToken);
        await output.FlushAsync(cancellationToken);
        return complaints.Count;
    }

    // what a person's erasure takes out; the number, the days and the steps stay
    internal async ValueTask EraseAsync(string pseudonym, CancellationToken cancellationToken)
    {
        List<string> ids = await ReadAsync(new CaseQuery(Complaint.CaseKind), cancellationToken)
            .Where(c => c.Subject == pseudonym).Select(c => c.Id).ToListAsync(cancellationToken);
        await EraseAsync(ids, "rights", cancellationToken);
    }

    internal async ValueTask EraseAsync(IEnumerable<string> ids, string author, CancellationToken cancellationToken)
    {
        foreach (string id in ids)
        {
            await ChangeAsync(id, c => WithoutPerson(c, author), cancellationToken);
        }
    }

    // What goes by terms: the person, and at the end what people wrote on the handling. Whether anything was left to go.
    internal async ValueTask<bool> ForgetAsync(string id, bool handling, CancellationToken cancellationToken)
    {
        bool hasChanged = false;
        await ChangeAsync(
            id,
            complaint =>
            {
                Complaint? next = WithoutPerson(complaint, "terms");
                if (handling && complaint.Steps.Any(s => (s.Detail ?? s.Reference) is not null))
                {
                    Complaint left = next ?? complaint with { Version = complaint.Version + 1 };
                    next = left with { Exchange = null, ProduceId = null, Steps = [.. left.Steps.Select(s => s with { Detail = null, Reference = null })] };
                }

                hasChanged = next is not null;
                return next;
            },
            cancellationToken);
        return hasChanged;
    }

    private Complaint? WithoutPerson(Complaint complaint, string author) => complaint is { Text: null, Contact: null, Subject: null }
        ? null
        : (complaint with { Text = null, Contact = null, Subject = null }).With(new ComplaintAct(ComplaintStep.Erased, Now, author, null, null, null, null));

    protected override Complaint Parse(ReadOnlySpan<byte> utf8) => Complaint.Parse(utf8);

    protected override CaseState ToState(Complaint item) => new()
    {
        Kind = Complaint.CaseKind,
        Id = item.Id,
        Version = item.Version,
        IsOpen = item.IsOpen,
        DueAt = item is { DueOn: { } day, AnsweredAt: null } ? Beijing.StartOf(day.AddDays(1)) : null,
        Unrecorded = item.Unrecorded,
        Body = item.ToUtf8Bytes(),
    };

    protected override IReadOnlyList<LedgerRecord> Unrecorded(Complaint item)
    {
        int first = item.Steps.Count - item.Unrecorded;
        return [.. item.Steps.Skip(first).Select((step, i) => ToRecord(item, step, first + i))];
    }

    protected override Complaint Recorded(Complaint item) => item with { Version = item.Version + 1, Unrecorded = 0 };

    protected override string Missing(string id) => $"There is no complaint {id}. See IComplaintRegister.ListAsync() or 'genai-measures complaints list' for the numbers.";

    private static ComplaintStepTaken ToRecord(Complaint complaint, ComplaintAct act, int number)
    {
        bool first = act.Step == ComplaintStep.Received;
        return new ComplaintStepTaken
        {
            Complaint = complaint.Id,
            Number = number,
            Step = act.Step,
            At = act.At,
            Author = act.Author,
            About = first ? complaint.About : null,
            Channel = first ? complaint.Channel : null,
            Exchange = ExchangeId.TryParse(complaint.Exchange, out ExchangeId exchange) ? exchange : null,
            ProduceId = first ? complaint.ProduceId : null,
            Due = first ? complaint.DueOn : null,
            Detail = act.Detail,
            Reference = act.Reference,
            Sha256 = act.Sha256,
            Late = act.Late,
        };
    }

    private static void Check(string author, string name)
    {
        if (string.IsNullOrWhiteSpace(author))
        {
            throw new ArgumentException("The step has no author. Give the name or number of who takes it.", name);
        }
    }

    private static void CheckText(string text, int least, int most, string what)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Length < least || text.Length > most)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The {what} has {text?.Length ?? 0} characters; it needs from {least} to {most}."), what);
        }
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string? Problem(Complaint complaint, ComplaintStep step)
    {
        bool answered = complaint.AnsweredAt is not null;
        return complaint switch
        {
            { IsOpen: false } when step != ComplaintStep.Reported => "it is closed",
            _ when step is not (ComplaintStep.Handled or ComplaintStep.Reported) && complaint.Has(step) => "it was taken before",
            _ when step == ComplaintStep.Accepted && answered => "the person was answered",
            _ when step == ComplaintStep.Declined && complaint.Has(ComplaintStep.Accepted) => "it was accepted: answer it instead",
            _ when step is ComplaintStep.Handled or ComplaintStep.Answered && complaint.Has(ComplaintStep.Declined) => "it was declined",
            _ when step is ComplaintStep.Handled or ComplaintStep.Answered && !complaint.Has(ComplaintStep.Accepted) => "it was not accepted yet",
            _ when step == ComplaintStep.Closed && !answered => "the person was not answered yet",
            _ => null,
        };
    }

    private ValueTask<Complaint> TakeAsync(
        string id, ComplaintStep step, string author, string? detail, string? reference, string? sha256, CancellationToken cancellationToken) => ChangeAsync(
            id,
            complaint =>
            {
                if (Problem(complaint, step) is { } problem)
                {
                    throw new InvalidOperationException($"Complaint {id} cannot take the step {step}: {problem}.");
                }

                DateTimeOffset now = Now;
                bool? late = step is ComplaintStep.Answered or ComplaintStep.Declined ? complaint.IsLate(now) : null;
                return complaint.With(new ComplaintAct(step, now, author, detail, reference, sha256, late));
            },
            cancellationToken);
}
