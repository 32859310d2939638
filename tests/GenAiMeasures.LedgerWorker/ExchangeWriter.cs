using System.Security.Cryptography;
using GenAiMeasures;
using Microsoft.Extensions.DependencyInjection;

// Writes exchanges until it is killed and says on standard output, one id a line, which of them are acknowledged:
// "o <id>" when the opening is durable, "s <id>" when the settlement is.
internal static class ExchangeWriter
{
    internal static async Task<int> RunAsync(IServiceProvider provider, int writers)
    {
        ILedger ledger = provider.GetRequiredService<ILedger>();
        using Stream output = Console.OpenStandardOutput();
        var gate = new Lock();
        try
        {
            await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(WriteAsync)));
            return 0;
        }
        catch (LedgerUnavailableException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 3;
        }

        async Task WriteAsync()
        {
            while (true)
            {
                var id = new ExchangeId(new Guid(RandomNumberGenerator.GetBytes(16)));
                await ledger.AppendAsync(new ExchangeOpened { Exchange = id, Streaming = true, Messages = 1 });
                Say('o', id);
                await ledger.AppendAsync(new ExchangeSettled { Exchange = id, Outcome = ExchangeOutcome.Completed });
                Say('s', id);
            }
        }

        void Say(char what, ExchangeId id)
        {
            byte[] line = System.Text.Encoding.ASCII.GetBytes($"{what} {id}\n");
            lock (gate)
            {
                output.Write(line);
                output.Flush();
            }
        }
    }
}
