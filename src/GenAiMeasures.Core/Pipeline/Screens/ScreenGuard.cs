namespace GenAiMeasures;

// Runs one call of a screen under the failure table: a time limit, and refusal or "unchecked" when it fails.
internal sealed class ScreenGuard(ScreenOptions options, TimeProvider time, Exchange exchange)
{
    // what a screen that is passed over lets leave: everything
    internal const long Everything = long.MaxValue;

    internal ValueTask<long> RunAsync(string screen, ValueTask<long> call, CancellationToken cancellationToken) =>
        call.IsCompletedSuccessfully ? call : WaitAsync(screen, call, cancellationToken);

    // the first, synchronous part of a screen's call can throw as well
    internal long Fail(string screen, Exception exception)
    {
        if (options.OnFailure == ScreenFailure.Refuse)
        {
            throw new ScreenUnavailableException(screen, exception);
        }

        exchange.AddUnchecked(screen);
        return Everything;
    }

    private async ValueTask<long> WaitAsync(string screen, ValueTask<long> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call.AsTask().WaitAsync(options.Timeout, time, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return Fail(screen, exception);
        }
    }
}
