using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.ShangMi.Tests;

/// <summary>Checkpoints that SM2 signs.</summary>
public sealed class Sm2NoteTests : IDisposable
{
    private const string Text = "example.com/ledger/1\n3\nAAAA\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("genai-sm2-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Key_file_is_made_for_its_owner_only_and_read_back()
    {
        string path = Path.Combine(_folder, "ledger.sm2");
        var made = new Sm2CheckpointKeyFile(path, "example.com/ledger");
        SignedNote note = SignedNote.Sign(Text, made);

        var read = new Sm2CheckpointKeyFile(path, "example.com/ledger");

        Assert.Equal(made.ToVerifier().ToString(), read.ToVerifier().ToString());
        Assert.True(note.IsSignedBy(read.ToVerifier()));
        Assert.True(SignedNote.TryParse(note.ToString(), out SignedNote? again));
        Assert.True(again.IsSignedBy(Sm2NoteVerifier.Parse(read.ToVerifier().ToString()!)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Assert.Throws<LedgerUnavailableException>(() => new Sm2CheckpointKeyFile(path, "example.com/ledger").KeyId);
        }
    }

    [Fact]
    public void Another_key_name_text_or_signature_is_refused()
    {
        var signer = new Sm2CheckpointKeyFile(Path.Combine(_folder, "1"), "example.com/ledger");
        var other = new Sm2CheckpointKeyFile(Path.Combine(_folder, "2"), "example.com/ledger");
        INoteVerifier verifier = signer.ToVerifier();
        SignedNote note = SignedNote.Sign(Text, signer);
        byte[] signature = signer.Sign("text"u8);

        Assert.True(verifier.Verify("text"u8, signature));
        Assert.False(note.IsSignedBy(other.ToVerifier()));
        Assert.False(note.IsSignedBy(verifier.WithName("example.com/else")));
        Assert.False((note with { Text = Text.Replace('3', '4') }).IsSignedBy(verifier));
        Assert.NotEqual(verifier.KeyId, verifier.WithName("example.com/else").KeyId);
        for (int i = 0; i < signature.Length; i++)
        {
            byte[] changed = [.. signature];
            changed[i] ^= 1;
            Assert.False(verifier.Verify("text"u8, changed), $"byte {i}");
        }

        Assert.False(verifier.Verify("text"u8, []));
        Assert.False(verifier.Verify("text"u8, new byte[64]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("name+00000000")]
    [InlineData("name+00000000+")]
    [InlineData("name+00000000+!!")]
    [InlineData("name+00000000+/w==")]
    public void Text_that_is_no_key_is_refused(string text) => Assert.Throws<FormatException>(() => Sm2NoteVerifier.Parse(text));

    [Fact]
    public void Key_under_another_name_or_id_is_refused()
    {
        string text = new Sm2CheckpointKeyFile(Path.Combine(_folder, "1"), "a").ToVerifier().ToString()!;

        Assert.Throws<FormatException>(() => Sm2NoteVerifier.Parse("b" + text[1..]));
        Assert.Throws<FormatException>(() => Ed25519NoteVerifier.Parse(text));
        Assert.Equal(text, Sm2NoteVerifier.Parse(text + "\n").ToString());
    }

    [Fact]
    public void Name_with_space_or_plus_and_file_of_another_key_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Sm2NoteVerifier("a b", Sm2PrivateKey.Create().PublicKey));
        Assert.Throws<ArgumentException>(() => new Sm2NoteVerifier("a+b", Sm2PrivateKey.Create().PublicKey));
        string path = Path.Combine(_folder, "ed");
        _ = new Ed25519CheckpointKeyFile(path, "a").KeyId;

        LedgerUnavailableException refusal = Assert.Throws<LedgerUnavailableException>(() => new Sm2CheckpointKeyFile(path, "a").KeyId);

        Assert.Equal($"The checkpoint key '{path}' is no SM2 key. Bring it back from its backup.", refusal.Message);
    }

    [Fact]
    public async Task App_signs_with_it_beside_either_suite()
    {
        var store = new MemoryLedgerStore();
        string path = Path.Combine(_folder, "ledger.sm2");
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UseLedgerStore<MemoryLedgerStore>().UseSm2Checkpoints(path);
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(store));
        await using ServiceProvider provider = services.BuildServiceProvider();
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await provider.GetRequiredService<ILedger>().AppendAsync(new DutyWaived { Duty = "x", Reason = "y" }, cancellation);

        SignedNote note = Assert.Single(await provider.GetRequiredService<ILedgerEvidence>().SignAsync(cancellation));

        Assert.True(note.IsSignedBy(new Sm2CheckpointKeyFile(path, "genai-measures/ledger").ToVerifier().WithName(note.Signatures[0].Name)));
    }
}
