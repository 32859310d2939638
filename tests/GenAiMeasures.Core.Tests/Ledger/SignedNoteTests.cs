using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GenAiMeasures.Tests;

public sealed class SignedNoteTests : IDisposable
{
    private const string Letters = "\n\n\n— ab+=AZ09\u2014index extra\uD800";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly EcdsaNoteSigner _signer;

    public SignedNoteTests() => _signer = new EcdsaNoteSigner("example.com/ledger", _key);

    public void Dispose()
    {
        _signer.Dispose();
        _key.Dispose();
    }

    [Fact]
    public void The_example_of_the_specification_is_read_and_written_back()
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Repository.Shared("vectors", "c2sp-tlog", "examples.json")));
        string text = json.RootElement.GetProperty("signedNote").GetProperty("note").GetString()!;

        Assert.True(SignedNote.TryParse(text, out SignedNote? note));
        Assert.Equal("This is an example message.\n", note.Text);
        NoteSignature signature = Assert.Single(note.Signatures);
        Assert.Equal(("example.com/foo", 0x530d903au, 64), (signature.Name, signature.KeyId, signature.Signature.Length));
        Assert.Equal(text, note.ToString());
    }

    [Fact]
    public void A_signed_checkpoint_is_checked_with_the_public_key_that_was_handed_on_as_text()
    {
        var checkpoint = new LedgerCheckpoint("example.com/ledger/1", 7, SHA256.HashData("root"u8));
        SignedNote note = SignedNote.Sign(checkpoint.ToText(), _signer);
        EcdsaNoteVerifier verifier = EcdsaNoteVerifier.Parse(_signer.ToVerifier().ToString()!);

        Assert.True(SignedNote.TryParse(note.ToString(), out SignedNote? read));
        Assert.True(read.IsSignedBy(verifier));
        Assert.True(LedgerCheckpoint.TryParse(read.Text, out LedgerCheckpoint? same));
        Assert.Equal((checkpoint.Origin, checkpoint.Size), (same.Origin, same.Size));
    }

    [Fact]
    public void The_id_of_an_ecdsa_key_is_the_digest_of_its_public_key()
    {
        byte[] id = SHA256.HashData(_key.ExportSubjectPublicKeyInfo());

        Assert.Equal(Convert.ToHexStringLower(id.AsSpan(0, 4)), _signer.KeyId.ToString("x8", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Another_text_another_key_and_an_unknown_name_are_no_signature()
    {
        SignedNote note = SignedNote.Sign("origin\n1\n", _signer);
        INoteVerifier verifier = _signer.ToVerifier();
        using var other = new EcdsaNoteSigner("example.com/ledger", ECDsa.Create(ECCurve.NamedCurves.nistP256));

        Assert.True(note.IsSignedBy(verifier));
        Assert.False((note with { Text = "origin\n2\n" }).IsSignedBy(verifier));
        Assert.False(note.IsSignedBy(other.ToVerifier()));
        Assert.False(note.IsSignedBy(new EcdsaNoteVerifier("example.com/other", _key.ExportSubjectPublicKeyInfo())));
    }

    [Fact]
    public void A_wrong_signature_under_a_known_key_makes_the_note_false_even_beside_a_right_one()
    {
        SignedNote note = SignedNote.Sign("origin\n1\n", _signer);
        NoteSignature wrong = note.Signatures[0] with { Signature = new byte[70] };

        Assert.False((note with { Signatures = [note.Signatures[0], wrong] }).IsSignedBy(_signer.ToVerifier()));
        Assert.True((note with { Signatures = [note.Signatures[0], wrong with { Name = "witness" }] }).IsSignedBy(_signer.ToVerifier()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\nno signature\n")]
    [InlineData("text\n\n— name\n")]
    [InlineData("text\n\n— name !!!!\n")]
    [InlineData("text\n\n— name AAAA\n")]
    [InlineData("text\n\n— na+me AAAAAAA=\n")]
    [InlineData("te\txt\n\n— name AAAAAAA=\n")]
    [InlineData("text\n\n— name AAAAAAA=")]
    [InlineData("text\n\n— name AAAA AAA=\n")]
    public void What_is_no_note_is_refused(string text)
    {
        Assert.False(SignedNote.TryParse(text, out _));
    }

    [Theory]
    [InlineData("a\n1\n")]
    [InlineData("a\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")]
    [InlineData("a\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")]
    [InlineData("a\n1\nAAAA\n")]
    [InlineData("\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")]
    [InlineData("a\n99999999999999999999\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")]
    public void What_is_no_checkpoint_is_refused(string text)
    {
        Assert.False(LedgerCheckpoint.TryParse(text, out _));
    }

    [Theory]
    [InlineData("example.com/ledger")]
    [InlineData("example.com/ledger+00000000+AAAA")]
    [InlineData("a b+00000000+AgAA")]
    public void What_is_no_public_key_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => EcdsaNoteVerifier.Parse(text));
    }

    [Fact]
    public void A_receipt_proves_its_record_and_no_other()
    {
        (LedgerReceipt receipt, List<byte[]> headers) = SomeReceipt();
        INoteVerifier verifier = _signer.ToVerifier();

        Assert.True(LedgerReceipt.TryParse(receipt.ToString(), out LedgerReceipt? read));
        Assert.Equal(receipt.ToString(), read.ToString());
        for (int i = 0; i < headers.Count; i++)
        {
            Assert.Equal(i == 5, read.Proves(headers[i], verifier));
        }

        Assert.Equal("receipt"u8.ToArray(), read.Extra.ToArray());
    }

    [Fact]
    public void Every_truncation_and_mutation_of_a_receipt_is_refused_or_proves_nothing_else()
    {
        (LedgerReceipt receipt, List<byte[]> headers) = SomeReceipt();
        string text = receipt.ToString();
        INoteVerifier verifier = _signer.ToVerifier();
        for (int length = 0; length < text.Length; length++)
        {
            // a receipt that has lost the end of its last signature proves nothing
            Assert.False(LedgerReceipt.TryParse(text[..length], out LedgerReceipt? cut) && cut.Proves(headers[5], verifier));
        }

        var random = new Random(20261124);
        for (int i = 0; i < 20_000; i++)
        {
            char[] changed = text.ToCharArray();
            for (int n = random.Next(1, 4); n > 0; n--)
            {
                changed[random.Next(changed.Length)] = (char)random.Next(9, 127);
            }

            if (LedgerReceipt.TryParse(new string(changed), out LedgerReceipt? read) && read.Proves(headers[5], verifier))
            {
                // only what is not authenticated may differ
                Assert.Equal((receipt.Index, receipt.Checkpoint.Text), (read.Index, read.Checkpoint.Text));
            }
        }
    }

    [Fact]
    public void Random_text_never_throws()
    {
        var random = new Random(20261125);
        for (int i = 0; i < 20_000; i++)
        {
            string text = new([.. Enumerable.Range(0, random.Next(0, 200)).Select(_ => Letters[random.Next(Letters.Length)])]);
            if (SignedNote.TryParse(text, out SignedNote? note))
            {
                Assert.True(SignedNote.TryParse(note.ToString(), out _));
            }

            _ = LedgerReceipt.TryParse(text, out _);
            _ = LedgerCheckpoint.TryParse(text, out _);
        }
    }

    private (LedgerReceipt Receipt, List<byte[]> Headers) SomeReceipt()
    {
        List<byte[]> headers = [.. Enumerable.Range(0, 11).Select(i => Encoding.UTF8.GetBytes($"header {i}"))];
        MerkleProver prover = MerkleVectorTests.ProverOf([.. headers.Select(h => MerkleHash.Leaf(h))]);
        var checkpoint = new LedgerCheckpoint("example.com/ledger/1", headers.Count, prover.Root(headers.Count));
        var receipt = new LedgerReceipt
        {
            Index = 5,
            Path = prover.Inclusion(5, headers.Count),
            Checkpoint = SignedNote.Sign(checkpoint.ToText(), _signer),
            Extra = "receipt"u8.ToArray(),
        };
        return (receipt, headers);
    }
}
