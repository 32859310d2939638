namespace GenAiMeasures;

internal sealed class AgreementService(IAgreementStore store, ILedger ledger, TimeProvider time) : IAgreementService
{
    public async ValueTask<DateTimeOffset> AcceptAsync(Subject subject, string version, string sha256, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        ArgumentNullException.ThrowIfNull(sha256);
        if (subject.Kind != SubjectKind.Identified)
        {
            throw new ArgumentException("An anonymous or shared subject cannot accept an agreement: nobody would be bound by it.", nameof(subject));
        }

        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigit))
        {
            throw new ArgumentException("The SHA-256 of the agreement's text is not 64 hexadecimal digits.", nameof(sha256));
        }

        string pseudonym = await ledger.GetPseudonymAsync(subject, cancellationToken);
        if (await store.FindAsync(pseudonym, version, cancellationToken) is { } before)
        {
            return before;
        }

        // the record first: what the gate lets through is on record
        DateTimeOffset now = time.GetUtcNow();
        await ledger.AppendAsync(new AgreementAccepted { Subject = pseudonym, Version = version, Sha256 = sha256, At = now, Person = subject }, cancellationToken);
        await store.AddAsync(pseudonym, version, now, cancellationToken);
        return await store.FindAsync(pseudonym, version, cancellationToken) ?? now;
    }

    public async ValueTask<DateTimeOffset?> FindAsync(Subject subject, string version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        return subject.Kind == SubjectKind.Identified
            ? await store.FindAsync(await ledger.GetPseudonymAsync(subject, cancellationToken), version, cancellationToken)
            : null;
    }
}
