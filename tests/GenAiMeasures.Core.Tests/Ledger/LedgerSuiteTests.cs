using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Core.Tests;

/// <summary>The suite of a ledger where the process knows the international one only.</summary>
public sealed class LedgerSuiteTests : IDisposable
{
    private const string Unknown = "The ledger was written with suite 2 (SM3, SM4-GCM), which this process does not know. Add the package GenAiMeasures.ShangMi and call UseShangMiLedger().";

    private readonly string _folder = Directory.CreateTempSubdirectory("genai-suite-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(32)]
    public void Keys_are_derived_as_RFC_5869_does(int length)
    {
        byte[] key = SHA256.HashData("key"u8);
        byte[] derived = new byte[length];

        LedgerSuite.International.Expand(key, "fingerprint"u8, derived);

        Assert.Equal(HKDF.Expand(HashAlgorithmName.SHA256, key, length, "fingerprint"u8.ToArray()), derived);
    }

    [Fact]
    public void Only_the_number_that_the_format_has_a_place_for_can_be_registered()
    {
        Assert.Throws<ArgumentNullException>(() => LedgerSuite.Register(null!));
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => LedgerSuite.Register(LedgerSuite.International));
        Assert.StartsWith("The record format has no place for a suite of number 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ledger_without_a_choice_is_international_and_keeps_no_setting()
    {
        var store = new MemoryLedgerStore();
        await WriteAsync(store);

        Assert.Equal(1, store.LastEntry.Header.Span[1]);
        Assert.DoesNotContain("suite", (await store.OpenAsync(Cancellation)).Settings.Keys);
    }

    [Fact]
    public async Task Store_of_a_suite_that_is_not_known_is_refused_with_what_to_do()
    {
        var store = new MemoryLedgerStore();
        await store.SetAsync("suite", new byte[] { 2 }, Cancellation);
        LedgerUnavailableException refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(() => WriteAsync(store));
        Assert.Equal(Unknown, refusal.Message);

        await store.SetAsync("suite", new byte[] { 9 }, Cancellation);
        refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(() => WriteAsync(store));
        Assert.Equal("The ledger was written with suite 9, which no version of this library knows. Bring the store back from its backup, or use the version that wrote it.", refusal.Message);
        Assert.Empty(store.SealedEntries);
    }

    [Fact]
    public async Task Records_of_a_suite_that_is_not_known_are_neither_opened_nor_called_changed()
    {
        var store = new MemoryLedgerStore();
        await WriteAsync(store);
        LedgerEntry entry = store.LastEntry;
        byte[] header = entry.Header.ToArray();
        header[1] = 2;
        var other = new MemoryLedgerStore();
        await other.CommitAsync([entry with { Header = header }], store.Heads, Cancellation);
        await using ILedgerReader reader = await other.OpenReaderAsync(Cancellation);
        using var opener = new RecordOpener(store.Keys, store.DefaultKeyProvider);

        Assert.Equal(Unknown, (await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await LedgerVerifier.VerifyAsync(reader, Cancellation))).Message);
        Assert.Equal(Unknown, (await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await opener.OpenAsync(entry with { Header = header }, Cancellation))).Message);
    }

    [Fact]
    public async Task One_record_that_claims_another_suite_is_an_edited_one()
    {
        var store = new MemoryLedgerStore();
        await WriteAsync(store);
        await WriteAsync(store);
        List<LedgerEntry> entries = [.. store.SealedEntries];
        byte[] header = entries[0].Header.ToArray();
        header[1] = 2;
        var other = new MemoryLedgerStore();
        await other.CommitAsync([entries[0] with { Header = header }, entries[1]], store.Heads, Cancellation);
        await using ILedgerReader reader = await other.OpenReaderAsync(Cancellation);

        LedgerVerification result = await LedgerVerifier.VerifyAsync(reader, Cancellation);

        Assert.Contains(result.Problems, p => p is { Kind: LedgerProblemKind.Edited, Sequence: 0 });
        Assert.DoesNotContain(result.Problems, p => p.Sequence == 1);
    }

    [Theory]
    [InlineData("suite 2", Unknown)]
    [InlineData("suite two", "' does not hold a secret of 64 hexadecimal digits and lines 'epoch <number> <64 hexadecimal digits>'. Bring it back from its backup.")]
    public async Task Key_file_of_another_suite_is_refused(string line, string message)
    {
        string path = Path.Combine(_folder, "ledger.key");
        string digits = Convert.ToHexStringLower(SHA256.HashData("key"u8));
        await File.WriteAllTextAsync(path, $"{digits}\n{line}\nepoch 1 {digits}\n", Cancellation);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        LedgerUnavailableException refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(
            async () => await new KeyEncryptionKeyFile(path).GetSecretAsync(mayCreate: false, Cancellation));

        Assert.EndsWith(message, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(MemoryLedgerStore store)
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UseLedgerStore<MemoryLedgerStore>();
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(store));
        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<ILedger>().AppendAsync(new DutyWaived { Duty = "x", Reason = "y" }, Cancellation);
    }
}
