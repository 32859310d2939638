namespace GenAiMeasures;

internal sealed class KeyRotationService(Ledger ledger) : IKeyRotationService, IDisposable
{
    private readonly SemaphoreSlim _running = new(1, 1);

    public async ValueTask<KeysRotated> RotateAsync(CancellationToken cancellationToken = default)
    {
        await _running.WaitAsync(cancellationToken);
        try
        {
            (int epoch, int rewrapped) = await ledger.RewrapKeysAsync(cancellationToken);
            var rotated = new KeysRotated { Epoch = epoch, Rewrapped = rewrapped };
            await ledger.AppendAsync(rotated, cancellationToken);
            return rotated;
        }
        finally
        {
            _running.Release();
        }
    }

    public void Dispose() => _running.Dispose();
}
