using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class SharingGuard(ILedger ledger, IOptions<GenAiComplianceOptions> options, ComplianceMetrics metrics) : ISharingGuard
{
    private readonly SharingOptions _options = options.Value.Sharing;

    public async ValueTask<SharingOutcome> DecideAsync(
        string recipient, string data, bool holdsPersonalInformation, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(recipient);
        ArgumentException.ThrowIfNullOrWhiteSpace(data);
        _options.Recipients.TryGetValue(recipient, out SharingRecipient? declared);
        SharingOutcome outcome = declared is null ? SharingOutcome.RefusedUndeclared
            : holdsPersonalInformation && !declared.HasBasis ? SharingOutcome.RefusedWithoutBasis
            : SharingOutcome.Shared;
        await ledger.AppendAsync(Record(recipient, declared, outcome, holdsPersonalInformation) with { Data = [data] }, cancellationToken);
        metrics.SharingDecided(outcome);
        return outcome;
    }

    // the recipient behind a chat client; null when none is declared for its endpoint
    internal (string Key, SharingRecipient? Recipient) Find(string endpoint)
    {
        foreach ((string key, SharingRecipient recipient) in _options.Recipients)
        {
            if (recipient.Endpoints.Contains(endpoint, StringComparer.OrdinalIgnoreCase))
            {
                return (key, recipient);
            }
        }

        return (endpoint, null);
    }

    internal static ContentShared Record(string key, SharingRecipient? recipient, SharingOutcome outcome, bool personal) => new()
    {
        Recipient = key,
        Name = recipient?.Name ?? "",
        Region = recipient?.Region ?? RecipientRegion.Unset,
        Basis = recipient?.Basis ?? "",
        CrossBorderMechanism = recipient is { CrossBorderMechanism.Length: > 0 } ? recipient.CrossBorderMechanism : null,
        Data = recipient is null ? [] : [.. recipient.Data],
        Outcome = outcome,
        PersonalInformation = personal,
    };
}
