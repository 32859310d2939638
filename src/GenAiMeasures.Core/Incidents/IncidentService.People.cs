namespace GenAiMeasures;

// the steps that people take
internal sealed partial class IncidentService
{
    private const int ShortestText = 6;

    public async ValueTask<Incident> OpenAsync(IncidentReport report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Kind == IncidentKind.None || !Enum.IsDefined(report.Kind))
        {
            throw new ArgumentException("The incident has no kind.", nameof(report));
        }

        Check(report.Author, report.Description, "description");
        string? risk = report.Risk.IsNone ? null : report.Risk.Value;
        DateTimeOffset now = Now;
        Incident incident = new Incident
        {
            Id = Number(NewId(), report.Kind),
            Kind = report.Kind,
            OpenedAt = now,
            Exchange = report.Exchange,
            Subject = report.Subject,
            Risk = risk,
        }.With(new IncidentStepTaken { Step = IncidentStep.Found, At = now, Author = report.Author, Detail = report.Description, Subject = report.Subject, Risk = risk });
        await OpenOnceAsync(incident, cancellationToken);
        return (await FindAsync(incident.Id, cancellationToken))!;
    }

    public ValueTask<Incident> TakeStepAsync(string id, IncidentAction action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (action.Step is not (IncidentStep.Stopped or IncidentStep.Removed or IncidentStep.Measured or IncidentStep.RectificationOpened or IncidentStep.EvidenceAdded))
        {
            throw new ArgumentException($"The step {action.Step} has a method of its own.", nameof(action));
        }

        Check(action.Author, action.Detail, "detail");
        if (action.Step == IncidentStep.EvidenceAdded && action.Sha256 is null)
        {
            throw new ArgumentException("Evidence without its SHA-256 proves nothing.", nameof(action));
        }

        CheckDigest(action.Sha256);
        return ChangeAsync(
            id,
            _ => new IncidentStepTaken { Step = action.Step, At = Now, Author = action.Author, Detail = action.Detail, Reference = action.Reference, Sha256 = action.Sha256 },
            cancellationToken);
    }

    public ValueTask<Incident> AddRegressionAsync(string id, RegressionResult result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentException.ThrowIfNullOrWhiteSpace(result.Author);
        ArgumentException.ThrowIfNullOrWhiteSpace(result.Change);
        ArgumentException.ThrowIfNullOrWhiteSpace(result.Reference);
        if (result.Total < 1 || result.Passed < 0 || result.Passed > result.Total)
        {
            throw new ArgumentException("A regression has at least one case, and no more passed than were run.", nameof(result));
        }

        return ChangeAsync(
            id,
            _ => new IncidentStepTaken
            {
                Step = result.Passed == result.Total ? IncidentStep.Rectified : IncidentStep.RegressionFailed,
                At = Now,
                Author = result.Author,
                Change = result.Change,
                Reference = result.Reference,
                Passed = result.Passed,
                Total = result.Total,
            },
            cancellationToken);
    }

    public ValueTask<Incident> ReportAsync(string id, RegulatorNotice notice, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentException.ThrowIfNullOrWhiteSpace(notice.Author);
        ArgumentException.ThrowIfNullOrWhiteSpace(notice.Authority);
        ArgumentException.ThrowIfNullOrWhiteSpace(notice.Channel);
        ArgumentException.ThrowIfNullOrWhiteSpace(notice.Reference);
        CheckDigest(notice.Sha256);
        if (notice.SentAt > Now)
        {
            throw new ArgumentException("The report says that it was sent in the future.", nameof(notice));
        }

        return ChangeAsync(
            id,
            _ => new IncidentStepTaken
            {
                Step = IncidentStep.Reported,
                At = Now,
                Author = notice.Author,
                Authority = notice.Authority,
                Channel = notice.Channel,
                Reference = notice.Reference,
                SentAt = notice.SentAt,
                Sha256 = notice.Sha256,
            },
            cancellationToken);
    }

    public ValueTask<Incident> JudgeNotReportableAsync(string id, string author, string reason, CancellationToken cancellationToken = default)
    {
        Check(author, reason, "reason");
        return ChangeAsync(id, _ => new IncidentStepTaken { Step = IncidentStep.NotReportable, At = Now, Author = author, Detail = reason }, cancellationToken);
    }

    public ValueTask<Incident> CloseAsync(string id, string author, string conclusion, CancellationToken cancellationToken = default)
    {
        Check(author, conclusion, "conclusion");
        return ChangeAsync(id, _ => new IncidentStepTaken { Step = IncidentStep.Closed, At = Now, Author = author, Detail = conclusion }, cancellationToken);
    }

    public async ValueTask<RectificationExported> ExportRectificationAsync(Stream output, RectificationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(request);
        Check(request.Author, request.Reason, "reason");
        IAsyncEnumerable<Incident> items = ListAsync(new IncidentQuery { IsOpen = true }, cancellationToken).Where(i => i.IsRectifying);
        RectificationExported exported = await RectificationExport.WriteAsync(output, request, items, _samples, NewId(), cancellationToken);
        await _ledger.AppendAsync(exported, CancellationToken.None);
        return exported;
    }

    private static void Check(string author, string text, string what)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(author);
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Length < ShortestText)
        {
            throw new ArgumentException($"The {what} has less than {ShortestText} characters. State the facts: they are recorded.", what);
        }
    }

    private static void CheckDigest(string? digest)
    {
        if (digest is not null && (digest.Length != 64 || !digest.All(char.IsAsciiHexDigit)))
        {
            throw new ArgumentException("The SHA-256 is not 64 hexadecimal digits.", nameof(digest));
        }
    }
}
