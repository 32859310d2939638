using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.ShangMi.Tests;

/// <summary>Ed25519 checkpoints against public vectors: C2SP signed-note, tessera, Wycheproof.</summary>
public sealed class Ed25519NoteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genai-ed25519-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_example_of_the_specification_is_signed_by_its_key_and_by_no_other()
    {
        using JsonDocument json = Examples();
        JsonElement example = json.RootElement.GetProperty("signedNote");
        Ed25519NoteVerifier verifier = Ed25519NoteVerifier.Parse(example.GetProperty("vkey").GetString()!);
        Assert.True(SignedNote.TryParse(example.GetProperty("note").GetString(), out SignedNote? note));

        Assert.True(note.IsSignedBy(verifier));
        Assert.Equal(example.GetProperty("vkey").GetString(), verifier.ToString());
        Assert.False(note.IsSignedBy(verifier.WithName("example.com/bar")));
        Assert.False((note with { Text = note.Text.Replace("example", "exemple", StringComparison.Ordinal) }).IsSignedBy(verifier));
    }

    [Fact]
    public void The_16_checkpoints_of_a_tessera_log_are_signed_by_its_key()
    {
        using JsonDocument json = Examples();
        Ed25519NoteVerifier verifier = Ed25519NoteVerifier.Parse(json.RootElement.GetProperty("testlogVkey").GetString()!);
        for (int size = 0; size <= 15; size++)
        {
            string file = Repository.Shared("vectors", "tessera-testlog", "testdata", "log", $"checkpoint.{size}");
            Assert.True(SignedNote.TryParse(File.ReadAllText(file), out SignedNote? note));
            Assert.True(note.IsSignedBy(verifier), $"checkpoint {size}");
        }
    }

    [Fact]
    public void Every_Wycheproof_signature_is_decided_as_it_says()
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Repository.Shared("vectors", "wycheproof", "ed25519_test.json")));
        int cases = 0;
        foreach (JsonElement group in json.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            byte[] key = Convert.FromHexString(group.GetProperty("publicKey").GetProperty("pk").GetString()!);
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                bool valid;
                try
                {
                    valid = new Ed25519NoteVerifier("test", key).Verify(
                        Convert.FromHexString(test.GetProperty("msg").GetString()!), Convert.FromHexString(test.GetProperty("sig").GetString()!));
                }
                catch (ArgumentException)
                {
                    // a key that is no point of the curve verifies nothing
                    valid = false;
                }

                Assert.True(test.GetProperty("result").GetString() == "valid" == valid, $"case {test.GetProperty("tcId").GetInt32()}");
                cases++;
            }
        }

        Assert.True(cases > 100, $"{cases} cases");
    }

    [Fact]
    public void Key_file_is_made_for_its_owner_only_and_read_back()
    {
        string path = Path.Combine(_folder, "ledger.ed25519");
        var made = new Ed25519CheckpointKeyFile(path, "example.com/ledger");
        SignedNote note = SignedNote.Sign("example.com/ledger/1\n3\nAAAA\n", made);

        var read = new Ed25519CheckpointKeyFile(path, "example.com/ledger");

        Assert.Equal(made.ToVerifier().ToString(), read.ToVerifier().ToString());
        Assert.True(note.IsSignedBy(Ed25519NoteVerifier.Parse(read.ToVerifier().ToString()!)));
        Assert.StartsWith("-----BEGIN PRIVATE KEY-----", File.ReadAllText(path), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            LedgerUnavailableException open = Assert.Throws<LedgerUnavailableException>(() => new Ed25519CheckpointKeyFile(path, "x").KeyId);
            Assert.Equal(
                $"The checkpoint key '{path}' can be read by other accounts. Allow its owner only (chmod 600), and sign with a new key: whoever could read it could sign too.",
                open.Message);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key at all")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public void File_that_holds_no_key_is_an_error_that_says_so(string content)
    {
        string path = Path.Combine(_folder, "broken");
        File.WriteAllText(path, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        LedgerUnavailableException error = Assert.Throws<LedgerUnavailableException>(() => new Ed25519CheckpointKeyFile(path, "x").KeyId);
        Assert.StartsWith($"The checkpoint key '{path}' ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Bring it back from its backup.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_and_mutated_public_keys_never_throw_anything_else()
    {
        string vkey = new Ed25519CheckpointKeyFile(Path.Combine(_folder, "key"), "example.com/ledger").ToVerifier().ToString()!;
        var random = new Random(20261124);
        for (int i = 0; i < 2_000; i++)
        {
            char[] text = vkey[..random.Next(vkey.Length + 1)].ToCharArray();
            if (text.Length > 0 && i % 2 == 0)
            {
                text[random.Next(text.Length)] = (char)random.Next(32, 127);
            }

            try
            {
                Assert.Equal(new string(text).Trim(), Ed25519NoteVerifier.Parse(new string(text)).ToString());
            }
            catch (FormatException)
            {
                // the only way to say no
            }
        }
    }

    [Fact]
    public async Task Ledger_signs_its_checkpoints_with_the_key_and_starts_again_under_it()
    {
        string path = Path.Combine(_folder, "compliance.checkpoints");
        string key = Path.Combine(_folder, "compliance.ed25519");
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o =>
        {
            o.Scope = ServiceScope.Internal;
            o.Records.CheckpointPaths.Add(path);
        }).UseLedgerStore<MemoryLedgerStore>().UseEd25519Checkpoints(key);
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            await provider.GetRequiredService<ILedger>().AppendAsync(
                new DutyWaived { Duty = "IM-13-STABLE", Reason = "a laboratory" }, TestContext.Current.CancellationToken);
        }

        IReadOnlyList<SignedNote> notes = KeptCheckpoints.Read(path);
        LedgerCheckpoint checkpoint = Assert.Single(KeptCheckpoints.Trust(notes, new Ed25519CheckpointKeyFile(key, "genai-measures/ledger").ToVerifier(), path));
        Assert.Equal(1, checkpoint.Size);
        Assert.Contains("genai-measures/ledger", Encoding.UTF8.GetString(File.ReadAllBytes(path)), StringComparison.Ordinal);
    }

    private static JsonDocument Examples() => JsonDocument.Parse(File.ReadAllText(Repository.Shared("vectors", "c2sp-tlog", "examples.json")));
}
