using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.ShangMi.Tests;

/// <summary>A ledger of SM3 and SM4-GCM, checked by hand with the primitives.</summary>
public sealed class ShangMiLedgerTests : IDisposable
{
    private static readonly Subject Person = new("user-1");

    private readonly string _folder = Directory.CreateTempSubdirectory("genai-sm-").FullName;
    private readonly MemoryLedgerStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Every_record_names_the_suite_and_the_tree_is_of_SM3()
    {
        await WriteAsync(_store, 3);

        List<LedgerEntry> entries = [.. _store.SealedEntries];
        Assert.Equal(3, entries.Count);
        Assert.All(entries, e => Assert.Equal(2, e.Header.Span[1]));
        byte[][] leaves = [.. entries.Select(e => Sm3.HashData([0, .. e.Header.Span]))];
        Assert.Equal(leaves, entries.Select(e => e.LeafHash.ToArray()));
        byte[] left = Sm3.HashData([1, .. leaves[0], .. leaves[1]]);
        Assert.Equal(Sm3.HashData([1, .. left, .. leaves[2]]), Assert.Single(_store.Heads).Root.ToArray());
        Assert.All(entries, e => Assert.Equal(Sm3.HashData(e.Parts[0].Box.Span), HeaderOf(e).Parts[0].Ciphertext.ToArray()));
        Assert.Equal([2], (await _store.OpenAsync(Cancellation)).Settings["suite"].ToArray());
    }

    [Fact]
    public async Task Part_is_SM4_GCM_under_a_key_of_HMAC_SM3()
    {
        await WriteAsync(_store, 1);
        LedgerEntry entry = _store.LastEntry;
        LedgerPart part = Assert.Single(entry.Parts);
        LedgerKey key = Assert.Single(await _store.Keys.ReadAsync(part.Key!.Value - 1, 1, Cancellation));
        byte[]? dataKey = await _store.DefaultKeyProvider.UnwrapAsync(key.Epoch, key.Wrapped, ContextOf(key.Name), Cancellation);
        byte[] box = part.Box.ToArray();
        byte[] place = [.. "rec-part/v1\0"u8, .. entry.Log.ToByteArray(bigEndian: true), 0, 0, 0, 0, 0, 0, 0, 0, (byte)part.Id];
        using var cipher = new Sm4Gcm(Sm3Hmac.HashData(dataKey, [.. "part"u8, 1]).AsSpan(0, Sm4Gcm.KeySize));
        byte[] inner = new byte[box.Length - 28];

        cipher.Decrypt(box.AsSpan(0, 12), box.AsSpan(12, inner.Length), box.AsSpan(box.Length - 16), inner, place);

        // salt, codec, text
        Assert.Equal(Assert.Single(_store.Entries).Body.ToArray(), inner[33..]);
        Assert.Equal(Sm3.HashData([.. "rec-pc/v1\0"u8, .. inner]), HeaderOf(entry).Parts[0].Plaintext.ToArray());
        byte[] blind = Sm3Hmac.HashData(Sm3Hmac.HashData(dataKey, [.. "token"u8, 1]), place.AsSpan(12));
        Assert.Equal(blind[..16], HeaderOf(entry).Parts[0].Blind.ToArray());
    }

    [Fact]
    public async Task Ledger_goes_on_is_verified_and_proves_its_records()
    {
        await WriteAsync(_store, 300);
        await using ServiceProvider provider = Open(_store, shangMi: true);
        ILedgerEvidence evidence = provider.GetRequiredService<ILedgerEvidence>();
        await provider.GetRequiredService<ILedger>().AppendAsync(Some(), Cancellation);

        LedgerVerification result = await evidence.VerifyAsync(Cancellation);
        Assert.Equal((301L, true), (result.Records, result.IsOk));

        foreach (LedgerEntry entry in _store.SealedEntries.Where(e => e.Sequence is 0 or 255 or 256 or 300))
        {
            LedgerReceipt made = await evidence.ProveAsync(entry, Cancellation);
            Assert.True(LedgerReceipt.TryParse(made.ToString(), out LedgerReceipt? receipt));
            INoteVerifier verifier = _store.DefaultSigner.ToVerifier().WithName(receipt.Checkpoint.Signatures[0].Name);
            Assert.True(receipt.Proves(entry.Header.Span, verifier));
            Assert.False(receipt.Proves(_store.SealedEntries[7].Header.Span, verifier));
            Assert.True(LedgerCheckpoint.TryParse(receipt.Checkpoint.Text, out LedgerCheckpoint? checkpoint));
            byte[] leaf = entry.LeafHash.ToArray();
            Assert.True(MerkleProof.IsIncluded((ulong)entry.Sequence, 301, leaf, receipt.Path, checkpoint.Root.Span, ShangMiLedger.Suite));
            Assert.False(MerkleProof.IsIncluded((ulong)entry.Sequence, 301, leaf, receipt.Path, checkpoint.Root.Span));
        }
    }

    [Fact]
    public async Task Changed_header_and_changed_box_are_found()
    {
        await WriteAsync(_store, 5);
        foreach (bool header in new[] { true, false })
        {
            var store = new MemoryLedgerStore();
            List<LedgerEntry> entries = [.. _store.SealedEntries];
            byte[] bytes = (header ? entries[3].Header : entries[3].Parts[0].Box).ToArray();
            bytes[^1] ^= 1;
            entries[3] = header ? entries[3] with { Header = bytes } : entries[3] with { Parts = [entries[3].Parts[0] with { Box = bytes }] };
            await store.CommitAsync(entries, _store.Heads, Cancellation);
            await using ILedgerReader reader = await store.OpenReaderAsync(Cancellation);

            LedgerProblem problem = Assert.Single((await LedgerVerifier.VerifyAsync(reader, Cancellation)).Problems);

            Assert.Equal((LedgerProblemKind.Edited, 3L), (problem.Kind, problem.Sequence));
        }
    }

    [Fact]
    public async Task Ledger_of_the_other_suite_is_refused_and_stays_as_it_is()
    {
        await WriteAsync(_store, 1, shangMi: false);
        LedgerUnavailableException refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(() => WriteAsync(_store, 1));

        Assert.Equal(
            "The ledger was made with suite 1 (SHA-256, AES-256-GCM) and keeps it for its life, but the app is set to suite 2 (SM3, SM4-GCM). Take UseShangMiLedger() out again, or give the app a new store.",
            refusal.Message);
        Assert.Single(_store.Entries);
    }

    [Fact]
    public async Task Tool_that_knows_the_suite_goes_on_with_what_the_store_says()
    {
        await WriteAsync(_store, 1);
        await WriteAsync(_store, 1, shangMi: false);

        Assert.Equal([2, 2], _store.SealedEntries.Select(e => e.Header.Span[1]));
        Assert.All(_store.Entries, e => Assert.Equal(LedgerEntryState.Opened, e.State));
    }

    [Fact]
    public async Task Persons_records_are_found_by_a_pseudonym_of_HMAC_SM3_and_exported()
    {
        await using ServiceProvider provider = Open(_store, shangMi: true);
        ILedger ledger = provider.GetRequiredService<ILedger>();
        var id = new ExchangeId(new Guid("0123456789abcdef0123456789abcdef"));
        await ledger.AppendAsync(new ExchangeOpened { Exchange = id, Person = Person, Streaming = true, Messages = 1 }, Cancellation);
        await ledger.AppendAsync(new ExchangeSettled { Exchange = id, Person = Person, Outcome = ExchangeOutcome.Stopped }, Cancellation);
        using var zip = new MemoryStream();
        await using ILedgerReader reader = await _store.OpenReaderAsync(Cancellation);

        long records = await LedgerExport.WriteAsync(reader, _store.Keys, _store.DefaultKeyProvider, Person, [], zip, Cancellation);

        Assert.Equal(2, records);
        SubjectLookup lookup = LookupOf(await ledger.GetPseudonymAsync(Person, Cancellation));
        Assert.NotEmpty(await _store.Keys.FindSubjectAsync(lookup, Cancellation));
    }

    [Fact]
    public async Task Key_file_wraps_with_SM4_GCM_and_says_so()
    {
        string path = Path.Combine(_folder, "ledger.key");
        var file = new KeyEncryptionKeyFile(path);
        await WriteAsync(_store, 1, provider: file);

        string[] lines = await File.ReadAllLinesAsync(path, Cancellation);
        Assert.Equal("suite 2", lines[1]);
        LedgerKey key = Assert.Single(await _store.Keys.ReadAsync(0, 10, Cancellation));
        byte[] wrapped = key.Wrapped.ToArray();
        using var cipher = new Sm4Gcm(Sm3Hmac.HashData(Convert.FromHexString(lines[2].Split(' ')[2]), [.. "wrap"u8, 1]).AsSpan(0, Sm4Gcm.KeySize));
        byte[] dataKey = new byte[32];
        cipher.Decrypt(wrapped.AsSpan(0, 12), wrapped.AsSpan(12, 32), wrapped.AsSpan(44), dataKey, ContextOf(key.Name));
        Assert.Equal(await file.UnwrapAsync(1, wrapped, ContextOf(key.Name), Cancellation), dataKey);

        // read again by a process that was told nothing
        using var opener = new RecordOpener(_store.Keys, new KeyEncryptionKeyFile(path));
        Assert.Equal(LedgerEntryState.Opened, (await opener.OpenAsync(_store.LastEntry, Cancellation)).State);
        LedgerUnavailableException refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => WriteAsync(new MemoryLedgerStore(), 1, shangMi: false, new KeyEncryptionKeyFile(path)));
        Assert.Equal(
            $"The key file '{path}' is of suite 2 (SM3, SM4-GCM), but the ledger is of suite 1 (SHA-256, AES-256-GCM). Bring back the key file of this ledger, or let a new ledger make its own.",
            refusal.Message);
    }

    private static RecordHeader HeaderOf(LedgerEntry entry) => RecordHeader.TryRead(entry.Header.Span, out RecordHeader? header) ? header : throw new InvalidOperationException();

    private static byte[] ContextOf(LedgerKeyName name) =>
        [.. "genai-ledger-key"u8, .. name.Subject.ToBytes(), .. BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(name.Class)), .. BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(name.Month))];

    // what the ledger derives from its secret: the pseudonym's lookup under a key of HMAC-SM3
    private SubjectLookup LookupOf(string pseudonym)
    {
        byte[] secret = _store.DefaultKeyProvider.GetSecretAsync(mayCreate: false, Cancellation).AsTask().GetAwaiter().GetResult();
        return new SubjectLookup(Sm3Hmac.HashData(Sm3Hmac.HashData(secret, [.. "lookup"u8, 1]), Encoding.ASCII.GetBytes(pseudonym)));
    }

    private static DutyWaived Some() => new() { Duty = "IM-9-AGREEMENT", Reason = "测试记录" };

    private static ServiceProvider Open(MemoryLedgerStore store, bool shangMi, IKeyEncryptionKeyProvider? keys = null)
    {
        var services = new ServiceCollection();
        if (keys is not null)
        {
            services.AddSingleton(keys);
        }

        IGenAiComplianceBuilder builder = services.AddGenAiCompliance(o =>
        {
            o.Scope = ServiceScope.Internal;
            o.Records.RequestAnswerMilliseconds = 0;
        }).UseLedgerStore<MemoryLedgerStore>();
        if (shangMi)
        {
            builder.UseShangMiLedger();
        }

        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(store));
        return services.BuildServiceProvider();
    }

    private static async Task WriteAsync(MemoryLedgerStore store, int count, bool shangMi = true, IKeyEncryptionKeyProvider? provider = null)
    {
        await using ServiceProvider services = Open(store, shangMi, provider);
        ILedger ledger = services.GetRequiredService<ILedger>();
        for (int i = 0; i < count; i++)
        {
            await ledger.AppendAsync(Some(), Cancellation);
        }
    }
}
