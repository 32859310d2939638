using Microsoft.Extensions.Options;

namespace GenAiMeasures.Labeling;

internal sealed class UnlabelledDelivery(
    IOptions<LabelingOptions> options, IOptions<GenAiComplianceOptions> compliance, TimeProvider time, ILedger? ledger = null) : IUnlabelledDelivery
{
    internal const int MaxReference = 64;

    // clocks of two machines differ
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly AsyncLocal<UnlabelledPermit?> _current = new();

    internal UnlabelledPermit? Current => _current.Value;

    public async ValueTask<UnlabelledGrant> GrantAsync(UnlabelledRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (FindObstacle(request) is { } obstacle)
        {
            return obstacle;
        }

        await ledger!.AppendAsync(
            new UnlabelledGranted
            {
                Person = request.Subject,
                Subject = await ledger.GetPseudonymAsync(request.Subject, cancellationToken),
                Agreement = request.Agreement,
                AcceptedAt = request.AcceptedAt,
                RequestedAt = request.RequestedAt,
                Reference = request.Reference,
                ProduceId = request.ProduceId,
            },
            cancellationToken);
        return UnlabelledReasons.Granted(new UnlabelledPermit(request.Subject, request.Reference));
    }

    public IDisposable Begin(UnlabelledPermit permit)
    {
        ArgumentNullException.ThrowIfNull(permit);
        UnlabelledPermit? outer = _current.Value;
        _current.Value = permit;
        return new Restorer(this, outer);
    }

    private UnlabelledGrant? FindObstacle(UnlabelledRequest request)
    {
        UnlabelledOptions unlabelled = options.Value.Unlabelled;
        DateTimeOffset now = time.GetUtcNow();
        return !unlabelled.Enabled ? UnlabelledReasons.Disabled
            : ledger is null || !compliance.Value.Records.Enabled ? UnlabelledReasons.NoLedger
            : request.Subject is not { Kind: SubjectKind.Identified } ? UnlabelledReasons.NotIdentified
            : !unlabelled.Agreements.Contains(request.Agreement) ? UnlabelledReasons.AgreementNotAccepted
            : request.Reference is not { Length: > 0 and <= MaxReference } ? UnlabelledReasons.ReferenceMissing
            : request.RequestedAt > now + Skew ? UnlabelledReasons.InFuture
            : request.RequestedAt < request.AcceptedAt ? UnlabelledReasons.OutOfOrder
            : request.RequestedAt < now - TimeSpan.FromHours(unlabelled.RequestValidHours) ? UnlabelledReasons.Expired
            : null;
    }

    private sealed class Restorer(UnlabelledDelivery delivery, UnlabelledPermit? outer) : IDisposable
    {
        private bool _isDisposed;

        public void Dispose()
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                delivery._current.Value = outer;
            }
        }
    }
}
