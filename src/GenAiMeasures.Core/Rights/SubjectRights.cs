using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class SubjectRights : ISubjectRights
{
    private readonly Ledger _ledger;
    private readonly LedgerEraser _eraser;
    private readonly SubjectStates _states;
    private readonly IncidentCases _cases;
    private readonly IReadOnlyList<IPersonalDataContributor> _contributors;
    private readonly IWorkingDayCalendar? _calendar;
    private readonly TimeProvider _time;
    private readonly RandomSource _random;
    private readonly RecordOptions _options;
    private readonly RetentionPolicy _policy;
    private readonly EvenPace _pace;

    // by the request's id: who was verified, and where the last step stands
    private readonly ConcurrentDictionary<string, Subject> _verified = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RecordReference> _last = new(StringComparer.Ordinal);

    public SubjectRights(
        Ledger ledger,
        LedgerEraser eraser,
        SubjectStates states,
        IncidentCases cases,
        IEnumerable<IPersonalDataContributor> contributors,
        IOptions<GenAiComplianceOptions> options,
        TimeProvider time,
        RandomSource random,
        IWorkingDayCalendar? calendar = null)
    {
        _ledger = ledger;
        _eraser = eraser;
        _states = states;
        _cases = cases;
        _contributors = [.. contributors];
        _calendar = calendar;
        _time = time;
        _random = random;
        _options = options.Value.Records;
        _policy = RetentionPolicy.Of(_options);
        _pace = new EvenPace(time, TimeSpan.FromMilliseconds(_options.RequestAnswerMilliseconds));
    }

    public async ValueTask<SubjectRequest> SubmitAsync(Subject subject, SubjectRequestKind asked, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (subject.Kind == SubjectKind.Anonymous)
        {
            throw new ArgumentException("The records of an anonymous caller cannot be told from those of another: sign the person in first.", nameof(subject));
        }

        byte[] id = new byte[16];
        _random.Fill(id);
        DateOnly today = ChinaCalendar.DateOf(_time.GetUtcNow().ToUnixTimeMilliseconds());

        // without a calendar every day counts: earlier, and so never late
        DateOnly due = _calendar?.AddWorkingDays(today, _options.RequestWorkingDays).Date ?? today.AddDays(_options.RequestWorkingDays);
        var request = new SubjectRequest(Convert.ToHexStringLower(id), asked, subject, due);
        await _ledger.UpdateStateAsync(s => s with { Requests = [.. s.Requests, new OpenSubjectRequest(request.Id, asked, today, due)] }, cancellationToken);
        await RecordAsync(request, SubjectRequestStep.Submitted, null, null, cancellationToken);
        return request;
    }

    public async ValueTask VerifyIdentityAsync(SubjectRequest request, string method, bool passed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(method);
        await RecordAsync(request, passed ? SubjectRequestStep.Verified : SubjectRequestStep.NotVerified, method, null, cancellationToken);
        if (passed)
        {
            _verified[request.Id] = request.Subject;
        }
        else
        {
            _verified.TryRemove(request.Id, out _);
        }
    }

    public async ValueTask<IReadOnlyList<OpenSubjectRequest>> ListOpenAsync(CancellationToken cancellationToken = default) =>
        [.. (await _ledger.ReadStateAsync(cancellationToken)).Requests.OrderBy(r => r.Due)];

    public async ValueTask<LedgerReceipt> GetReceiptAsync(SubjectRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RecordReference? place = _last.TryGetValue(request.Id, out RecordReference known) ? known : await FindLastAsync(request.Id, cancellationToken);
        return place is { } found
            ? await _ledger.ProveAsync(found, cancellationToken)
            : throw new InvalidOperationException($"No step of request {request.Id} is on record, so there is no receipt to give.");
    }

    // what an earlier process recorded, or another one
    private async ValueTask<RecordReference?> FindLastAsync(string request, CancellationToken cancellationToken)
    {
        await using ILedgerReader reader = await _ledger.OpenReaderAsync(cancellationToken);
        using var opener = new RecordOpener(_ledger.Store.Keys, _ledger.Provider, _time);
        RecordReference? last = null;
        await foreach (LedgerEntry entry in reader.ReadKindAsync(RecordKind.SubjectRequested, cancellationToken))
        {
            if (RecordCodec.Read(await opener.OpenAsync(entry, cancellationToken)) is SubjectRequested step && step.Request == request)
            {
                last = new RecordReference(entry.Log, entry.Sequence, entry.LeafHash.ToArray());
            }
        }

        return last;
    }

    public ValueTask<IReadOnlyList<ErasureDecision>> PreviewAsync(SubjectRequest request, CancellationToken cancellationToken = default)
    {
        Require(request);
        return _pace.RunAsync<IReadOnlyList<ErasureDecision>>(
            async () => [.. (await DecideAsync(request.Subject, cancellationToken)).Select(d => d.Decision)]);
    }

    public ValueTask<ErasureOutcome> EraseAsync(SubjectRequest request, CancellationToken cancellationToken = default)
    {
        Require(request, SubjectRequestKind.Delete);
        return _pace.RunAsync(() => EraseNowAsync(request, cancellationToken));
    }

    private async ValueTask<ErasureOutcome> EraseNowAsync(SubjectRequest request, CancellationToken cancellationToken)
    {
        List<(LedgerKey Key, ErasureDecision Decision, long NotBefore)> decided = await DecideAsync(request.Subject, cancellationToken);
        List<long> now = [.. decided.Where(d => d.Decision.Action == ErasureAction.Erase).Select(d => d.Key.Number)];
        List<(LedgerKey Key, ErasureDecision Decision, long NotBefore)> kept = [.. decided.Where(d => d.Decision.Action != ErasureAction.Erase)];
        await _ledger.RestrictAsync([.. kept.Select(k => k.Key)], cancellationToken);
        string pseudonym = await _ledger.GetPseudonymAsync(request.Subject, cancellationToken);
        await _states.EraseAsync(pseudonym, await KeptClassesAsync(pseudonym, kept.Select(k => k.Key.Name.Class), cancellationToken), cancellationToken);
        RecordReference done = await _eraser.EraseAsync(
            request.Id,
            now,
            [.. kept.Select(k => k.Decision)],
            [.. kept.Select(k => new DeferredErasure(request.Id, k.Key.Number, k.NotBefore))],
            cancellationToken);
        foreach (IPersonalDataContributor contributor in _contributors)
        {
            await contributor.EraseAsync(request.Subject, cancellationToken);
        }

        await RecordAsync(request, SubjectRequestStep.Answered, null, null, cancellationToken);
        return new ErasureOutcome(request.Id, now.Count, [.. decided.Select(d => d.Decision)], await _ledger.ProveAsync(done, cancellationToken));
    }

    public ValueTask<int> RestrictAsync(SubjectRequest request, CancellationToken cancellationToken = default)
    {
        Require(request, SubjectRequestKind.Restrict);
        return _pace.RunAsync(() => RestrictNowAsync(request, cancellationToken));
    }

    private async ValueTask<int> RestrictNowAsync(SubjectRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<LedgerKey> keys = await KeysAsync(request.Subject, cancellationToken);
        await _ledger.RestrictAsync(keys, cancellationToken);
        await RecordAsync(request, SubjectRequestStep.Answered, null, null, cancellationToken);
        return keys.Count;
    }

    public async ValueTask CorrectAsync(SubjectRequest request, string about, string statement, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(about);
        ArgumentException.ThrowIfNullOrWhiteSpace(statement);
        Require(request, SubjectRequestKind.Correct, SubjectRequestKind.Supplement);
        var record = new SubjectCorrected
        {
            Person = request.Subject,
            Request = request.Id,
            Supplements = request.Asked == SubjectRequestKind.Supplement,
            About = about,
            Statement = statement,
        };
        await _ledger.AppendAsync(record, cancellationToken);
        await RecordAsync(request, SubjectRequestStep.Answered, null, null, cancellationToken);
    }

    public ValueTask<long> ExportAsync(SubjectRequest request, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        Require(request, SubjectRequestKind.Access, SubjectRequestKind.Copy);
        return _pace.RunAsync(() => ExportNowAsync(request, output, cancellationToken));
    }

    private async ValueTask<long> ExportNowAsync(SubjectRequest request, Stream output, CancellationToken cancellationToken)
    {
        SubjectLookup lookup = await _ledger.LookupAsync(request.Subject, cancellationToken);
        IReadOnlyList<SignedNote> checkpoints = await _ledger.SignAllAsync(cancellationToken);
        await using ILedgerReader reader = await _ledger.OpenReaderAsync(cancellationToken);
        using var opener = new RecordOpener(_ledger.Store.Keys, _ledger.Provider, _time);
        var export = new SubjectExport(reader, _ledger.Store.Keys, opener, checkpoints);
        long records = await export.WriteAsync(lookup, request.Subject, _contributors, output, cancellationToken);
        await RecordAsync(request, SubjectRequestStep.Answered, null, null, cancellationToken);
        return records;
    }

    public async ValueTask RefuseAsync(SubjectRequest request, string ground, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(ground);
        await RecordAsync(request, SubjectRequestStep.Refused, null, ground, cancellationToken);
    }

    private async ValueTask<List<(LedgerKey Key, ErasureDecision Decision, long NotBefore)>> DecideAsync(Subject subject, CancellationToken cancellationToken)
    {
        RetentionState state = await _cases.AddToAsync(await _ledger.ReadStateAsync(cancellationToken), cancellationToken);
        long now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        Dictionary<int, string> obstacles = await _states.FindObstaclesAsync(await _ledger.GetPseudonymAsync(subject, cancellationToken), cancellationToken);
        var decided = new List<(LedgerKey, ErasureDecision, long)>();
        foreach (LedgerKey key in await KeysAsync(subject, cancellationToken))
        {
            RetentionClass? term = _policy.Find(key.Name.Class);
            string code = term?.Code ?? "unknown";
            long end = term is { MinimumMonths: > 0 } or { Start: TermStart.Case } ? state.EndOf(term, key.Name.Month, term.MinimumMonths) : 0;
            DateOnly? notBefore = end > now && end != RecordHeader.Open ? ChinaCalendar.DateOf(end) : null;
            ErasureDecision decision = state.Holds.FirstOrDefault(h => h.Keys.Contains(key.Number)) is { } hold
                ? new ErasureDecision(code, key.Name.Month, ErasureAction.Held, notBefore, hold.Id)
                : obstacles.TryGetValue(key.Name.Class, out string? obstacle) ? new ErasureDecision(code, key.Name.Month, ErasureAction.Held, notBefore, obstacle)
                : end > now
                    ? new ErasureDecision(code, key.Name.Month, ErasureAction.RestrictUntil, notBefore, term!.Basis)
                    : new ErasureDecision(code, key.Name.Month, ErasureAction.Erase, null, null);
            decided.Add((key, decision, end));
        }

        return decided;
    }

    // a measure in force keeps the person's state where no record of it is left as well
    private async ValueTask<HashSet<int>> KeptClassesAsync(string pseudonym, IEnumerable<int> kept, CancellationToken cancellationToken) =>
        [.. kept, .. (await _states.FindObstaclesAsync(pseudonym, cancellationToken)).Keys];

    private async ValueTask<IReadOnlyList<LedgerKey>> KeysAsync(Subject subject, CancellationToken cancellationToken) =>
        await _ledger.Store.Keys.FindSubjectAsync(await _ledger.LookupAsync(subject, cancellationToken), cancellationToken);

    private void Require(SubjectRequest request, params SubjectRequestKind[] kinds)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!_verified.TryGetValue(request.Id, out Subject? verified) || verified.Id != request.Subject.Id || verified.Tenant != request.Subject.Tenant)
        {
            throw new InvalidOperationException($"The person behind request {request.Id} was not verified: call VerifyIdentityAsync first.");
        }

        if (kinds.Length > 0 && !kinds.Contains(request.Asked))
        {
            throw new InvalidOperationException($"Request {request.Id} asks for {request.Asked}, not for {string.Join(" or ", kinds)}.");
        }
    }

    private async ValueTask RecordAsync(SubjectRequest request, SubjectRequestStep step, string? method, string? ground, CancellationToken cancellationToken)
    {
        _last[request.Id] = await _ledger.AppendForReferenceAsync(
            new SubjectRequested { Request = request.Id, Asked = request.Asked, Step = step, Due = request.Due, Method = method, Ground = ground },
            link: null,
            cancellationToken);
        if (step is SubjectRequestStep.Answered or SubjectRequestStep.Refused)
        {
            await _ledger.UpdateStateAsync(s => s with { Requests = [.. s.Requests.Where(r => r.Id != request.Id)] }, cancellationToken);
        }
    }
}
