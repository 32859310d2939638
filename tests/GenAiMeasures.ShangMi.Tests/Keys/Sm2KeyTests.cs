using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using FsCheck.Xunit;

namespace GenAiMeasures.ShangMi.Tests;

public class Sm2KeyTests
{
    // GB/T 32918.5-2017 appendix A.2: public key, message and signature over the recommended curve
    private const string X = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020";
    private const string Y = "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
    private const string R = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";
    private const string S = "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";

    private static readonly Sm2PrivateKey Key = Sm2PrivateKey.Create();

    [Fact]
    public void The_standards_own_signature_verifies()
    {
        Sm2PublicKey key = Parse(X + Y);

        Assert.True(key.Verify("message digest"u8, Convert.FromHexString(R + S)));
        Assert.False(key.Verify("message digesT"u8, Convert.FromHexString(R + S)));
        Assert.False(key.Verify("message digest"u8, Convert.FromHexString(R + S), "ALICE123@YAHOO.COM"));
    }

    [Fact]
    public void Every_form_of_a_key_is_the_same_key()
    {
        Sm2PublicKey key = Parse(X + Y);
        string spki = key.ToSpkiHex();
        string pem = PemEncoding.WriteString("PUBLIC KEY", Convert.FromHexString(spki));

        Assert.StartsWith("3059301306072A8648CE3D020106082A811CCF5501822D03420004" + X, spki, StringComparison.Ordinal);
        Assert.Equal(key, Parse("04" + X + Y));
        Assert.Equal(key, Parse(spki));
        Assert.Equal(key, Parse(spki.ToLowerInvariant()));
        Assert.Equal(key, Parse("0x04" + X + Y));
        Assert.Equal(key, Parse(" " + spki + "\n"));
        Assert.Equal(key, Parse(pem));
        Assert.Equal(key, Parse(Convert.ToBase64String(Convert.FromHexString(spki))));

        // the y of this point is odd
        Assert.Equal(key, Parse("03" + X));
        Assert.NotEqual(key, Parse("02" + X));
        Assert.Equal(key.GetHashCode(), Parse(spki).GetHashCode());
        Assert.Equal(64, key.Fingerprint.Length);
        Assert.Equal(key.Fingerprint, key.ToString());
        Assert.False(key.Equals(null));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("00{0}")]
    [InlineData("0000{0}")]
    [InlineData("{0}00")]
    [InlineData("{0}0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000{0}")]
    [InlineData("{0}00000000000000000000000000000000000000000000000000000000000000000000")]
    public void A_bare_x_with_or_without_zeros_is_taken_with_the_even_y(string form) =>
        Assert.Equal(Parse("02" + X), Parse(form.Replace("{0}", X, StringComparison.Ordinal)));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("00")]
    [InlineData("not hex, not base64!")]
    [InlineData("04" + X + X)]
    [InlineData(X + X)]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----")]
    [InlineData("3059301306072A8648CE3D020106082A811CCF5501822D0342")]
    public void What_is_no_point_is_no_key(string text)
    {
        Assert.False(Sm2PublicKey.TryParse(text, out Sm2PublicKey? key));
        Assert.Null(key);
    }

    [Fact]
    public void A_key_of_another_curve_is_no_key()
    {
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.False(Sm2PublicKey.TryParse(other.ExportSubjectPublicKeyInfoPem(), out _));
        Assert.Equal(
            "The 'PRIVATE KEY' block holds no key of the SM2 curve (1.2.156.10197.1.301).",
            Assert.Throws<CryptographicException>(() => Sm2PrivateKey.FromPem(other.ExportPkcs8PrivateKeyPem())).Message);
    }

    [Fact]
    public void A_text_that_is_too_long_is_no_key()
    {
        Assert.False(Sm2PublicKey.TryParse(new string('A', 8193), out _));
        Assert.False(Sm2PublicKey.TryParse(null, out _));
    }

    [Property(MaxTest = 30)]
    public void What_was_signed_verifies_with_this_key_and_no_other(byte[] message, string? user)
    {
        string id = user is null or "" ? "1234567812345678" : user;
        byte[] signature = Key.Sign(message, id);

        Assert.True(Key.PublicKey.Verify(message, signature, id));
        Assert.False(Key.PublicKey.Verify([.. message, 0], signature, id));
        Assert.False(Key.PublicKey.Verify(message, signature, id + "x"));
        Assert.False(Sm2PrivateKey.Create().PublicKey.Verify(message, signature, id));
    }

    [Fact]
    public void No_two_signatures_are_alike() => Assert.NotEqual(Key.Sign("m"u8), Key.Sign("m"u8));

    [Fact]
    public void A_broken_signature_is_false_and_no_exception()
    {
        byte[] signature = Key.Sign("m"u8);
        var random = new Random(5);
        for (int i = 0; i <= signature.Length; i++)
        {
            Assert.Equal(i == signature.Length, Key.PublicKey.Verify("m"u8, signature.AsSpan(0, i)));
        }

        for (int i = 0; i < 300; i++)
        {
            byte[] mutated = [.. signature];
            mutated[random.Next(mutated.Length)] ^= (byte)random.Next(1, 256);
            Assert.False(Key.PublicKey.Verify("m"u8, mutated));
            byte[] noise = new byte[random.Next(100)];
            random.NextBytes(noise);
            Assert.False(Key.PublicKey.Verify("m"u8, noise));
        }
    }

    [Fact]
    public void A_private_key_survives_PEM()
    {
        Sm2PrivateKey read = Sm2PrivateKey.FromPem("text before\n" + Key.ToPem() + "\ntext after");

        Assert.Equal(Key.PublicKey, read.PublicKey);
        Assert.True(Key.PublicKey.Verify("m"u8, read.Sign("m"u8)));
    }

    [Theory]
    [InlineData("", "There is no unencrypted 'PRIVATE KEY' block (PKCS #8) in the text.")]
    [InlineData("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----", "There is no unencrypted 'PRIVATE KEY' block (PKCS #8) in the text.")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----", "The 'PRIVATE KEY' block cannot be read.")]
    public void What_is_no_private_key_is_said_without_quoting_it(string pem, string message) =>
        Assert.Equal(message, Assert.Throws<CryptographicException>(() => Sm2PrivateKey.FromPem(pem)).Message);

    [Fact]
    public void OpenSSL_verifies_what_was_signed_here_and_reads_the_key()
    {
        string folder = Directory.CreateTempSubdirectory("sm2").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "pub.pem"), PemEncoding.WriteString("PUBLIC KEY", Convert.FromHexString(Key.PublicKey.ToSpkiHex())));
            File.WriteAllBytes(Path.Combine(folder, "msg"), "\"Label\":\"1\""u8.ToArray());
            File.WriteAllBytes(Path.Combine(folder, "sig"), Key.Sign("\"Label\":\"1\""u8));

            Assert.Equal("Verified OK", Run(folder, "dgst", "-sm3", "-verify", "pub.pem", "-signature", "sig", "-sigopt", "distid:1234567812345678", "msg"));

            Run(folder, "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", "key.pem");
            Run(folder, "pkey", "-in", "key.pem", "-pubout", "-out", "theirs.pem");
            Sm2PrivateKey theirs = Sm2PrivateKey.FromPem(File.ReadAllText(Path.Combine(folder, "key.pem")));
            Assert.Equal(Parse(File.ReadAllText(Path.Combine(folder, "theirs.pem"))), theirs.PublicKey);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.Result);
            return output.Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.SkipUnless(Repository.IsGate, "openssl is not installed.");
            throw;
        }
    }

    private static Sm2PublicKey Parse(string text)
    {
        Assert.True(Sm2PublicKey.TryParse(text, out Sm2PublicKey? key), new StringBuilder("not a key: ").Append(text.Length).ToString());
        return key;
    }
}
