using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>What tests of an instance with a journal do again and again.</summary>
internal static class JournalHost
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static LedgerHost OpenJournal(this TestLedger ledger, TcpProxy? proxy = null, Action<PostgreSqlOptions>? options = null, Action<GenAiComplianceOptions>? configure = null) =>
        ledger.Open(configure, options: o =>
        {
            o.AckWhen = AckWhen.LocalJournal;
            o.PollMilliseconds = 50;
            o.ConnectionString = proxy?.Over(o.ConnectionString) ?? o.ConnectionString;
            options?.Invoke(o);
        });

    public static JournalLedgerStore Journal(this LedgerHost host) => (JournalLedgerStore)host.Services.GetRequiredService<ILedgerStore>();

    public static async Task<ExchangeId> WriteExchangeAsync(this LedgerHost host, Subject? person = null, string? model = null, string? said = null)
    {
        var id = new ExchangeId(new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));
        await host.Ledger.AppendAsync(new ExchangeOpened { Exchange = id, Streaming = true, Messages = 1, Person = person }, Cancellation);
        await host.Ledger.AppendAsync(new ExchangeSettled { Exchange = id, Outcome = ExchangeOutcome.Completed, Person = person, Model = model, Content = said is null ? null : ContentOf(said) }, Cancellation);
        return id;
    }

    public static ExchangeContent ContentOf(string said) => new() { Input = [new ContentMessage("user", [new ContentPiece { Kind = ContentKind.Text, Text = said }])] };

    public static async Task DrainAsync(this LedgerHost host) =>
        await host.Journal().Shipper!.UntilAsync(s => s is { Failure: null, IsJoined: true } && s.IsDrained);

    public static async Task UntilAsync(this Shipper shipper, Func<Shipper, bool> isSo)
    {
        for (int i = 0; i < 3_000 && !isSo(shipper); i++)
        {
            await Task.Delay(10, Cancellation);
        }

        Assert.True(isSo(shipper), $"It did not become so: behind {shipper.Behind}, {shipper.Failure?.Message}");
    }

    /// <summary>Every record that is in the database, opened, by exchange: how often it was opened and settled.</summary>
    public static async Task<Dictionary<ExchangeId, (int Opened, int Settled)>> ReadExchangesAsync(this TestLedger ledger)
    {
        var exchanges = new Dictionary<ExchangeId, (int Opened, int Settled)>();
        await using PostgreSqlLedgerReader reader = await ledger.OpenReaderAsync();
        await foreach (LedgerEntry entry in reader.ReadAsync(0, Cancellation))
        {
            switch (RecordCodec.Read(entry))
            {
                case ExchangeOpened opened:
                    (int Opened, int Settled) a = exchanges.GetValueOrDefault(opened.Exchange);
                    exchanges[opened.Exchange] = (a.Opened + 1, a.Settled);
                    break;
                case ExchangeSettled settled:
                    (int Opened, int Settled) b = exchanges.GetValueOrDefault(settled.Exchange);
                    exchanges[settled.Exchange] = (b.Opened, b.Settled + 1);
                    break;
                default:
                    break;
            }
        }

        return exchanges;
    }

    public static async Task<LedgerVerification> VerifyAsync(this TestLedger ledger)
    {
        await using PostgreSqlLedgerReader reader = await PostgreSqlLedgerReader.OpenSealedAsync(ledger.Options, Cancellation);
        return await LedgerVerifier.VerifyAsync(reader, Cancellation);
    }
}
