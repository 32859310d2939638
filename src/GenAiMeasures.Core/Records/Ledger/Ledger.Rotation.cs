using System.Security.Cryptography;

namespace GenAiMeasures;

// Rewraps page by page between two commits, so that recording goes on meanwhile: what is added in between is under the new epoch.
internal sealed partial class Ledger
{
    private const int KeysAtOnce = 200;

    internal async ValueTask<(int Epoch, int Rewrapped)> RewrapKeysAsync(CancellationToken cancellationToken)
    {
        int epoch = await RunAsync(_ => _provider.BeginEpochAsync(cancellationToken), cancellationToken);
        int rewrapped = 0;
        long after = 0;
        while (true)
        {
            (int seen, int done, long last) = await RunRelievedAsync(_ => RewrapPageAsync(epoch, after, cancellationToken), cancellationToken);
            rewrapped += done;
            after = last;
            if (seen < KeysAtOnce)
            {
                break;
            }
        }

        await RunAsync(
            async _ =>
            {
                await _provider.DestroyEpochsBeforeAsync(epoch, cancellationToken);
                return true;
            },
            cancellationToken);
        return (epoch, rewrapped);
    }

    private async ValueTask<(int Seen, int Rewrapped, long Last)> RewrapPageAsync(int epoch, long after, CancellationToken cancellationToken)
    {
        IReadOnlyList<LedgerKey> page = await _store.Keys.ReadAsync(after, KeysAtOnce, cancellationToken);
        var changed = new List<LedgerKey>(page.Count);
        foreach (LedgerKey key in page.Where(k => k.Epoch < epoch))
        {
            byte[] context = KeyWrapping.ContextOf(key.Name);
            byte[] dataKey = await _provider.UnwrapAsync(key.Epoch, key.Wrapped, context, cancellationToken)
                ?? throw new LedgerUnavailableException(
                    $"The data key {key.Number} does not open under key-encryption epoch {key.Epoch}, so no epoch was destroyed. Bring the key file of this ledger back from its backup, or erase what it sealed.");
            changed.Add(key with { Epoch = epoch, Wrapped = await _provider.WrapAsync(epoch, dataKey, context, cancellationToken) });
            CryptographicOperations.ZeroMemory(dataKey);
        }

        if (changed.Count > 0)
        {
            await _store.Keys.UpdateAsync(changed, cancellationToken);
        }

        return (page.Count, changed.Count, page.Count > 0 ? page[^1].Number : after);
    }
}
