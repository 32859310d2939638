namespace GenAiMeasures;

// A ledger keeps the suite it was made with; a store without the setting is from before there were two, or international.
internal sealed partial class Ledger
{
    private async ValueTask<LedgerSuite> ReadSuiteAsync(LedgerOpening opening, CancellationToken cancellationToken)
    {
        if (!opening.Settings.ContainsKey(KeyCheck) && !opening.Settings.ContainsKey(LedgerSuites.Setting))
        {
            LedgerSuite chosen = _chosenSuite ?? LedgerSuite.International;
            if (chosen != LedgerSuite.International)
            {
                await _store.SetAsync(LedgerSuites.Setting, new byte[] { chosen.Id }, cancellationToken).ConfigureAwait(false);
            }

            return chosen;
        }

        byte kept = opening.Settings.TryGetValue(LedgerSuites.Setting, out ReadOnlyMemory<byte> value) && value.Length == 1
            ? value.Span[0]
            : InternationalSuite.Number;
        var suite = LedgerSuites.Of(kept);
        return _chosenSuite is null || _chosenSuite == suite
            ? suite
            : throw new LedgerUnavailableException(
                $"The ledger was made with suite {suite.Id} ({suite.Name}) and keeps it for its life, but the app is set to suite {_chosenSuite.Id} ({_chosenSuite.Name}). "
                + "Take UseShangMiLedger() out again, or give the app a new store.");
    }
}
