using System.Security.Cryptography;
using FsCheck.Xunit;

namespace GenAiMeasures.ShangMi.Tests;

public class Sm4GcmTests
{
    private static readonly byte[] Nonce = new byte[12];

    [Property(MaxTest = 200)]
    public void What_was_encrypted_is_decrypted(byte[] key, byte[] text, byte[] data)
    {
        using var cipher = new Sm4Gcm(Sm3.HashData(key).AsSpan(0, 16));
        byte[] ciphertext = new byte[text.Length];
        byte[] tag = new byte[16];
        byte[] decrypted = new byte[text.Length];

        cipher.Encrypt(Nonce, text, ciphertext, tag, data);
        cipher.Decrypt(Nonce, ciphertext, tag, decrypted, data);

        Assert.Equal(text, decrypted);
    }

    [Property(MaxTest = 200)]
    public void A_changed_bit_anywhere_is_found_and_nothing_of_the_text_is_given_out(byte[] text, byte[] data, ushort bit)
    {
        using var cipher = new Sm4Gcm(new byte[16]);
        byte[] all = new byte[text.Length + 16];
        cipher.Encrypt(Nonce, text, all.AsSpan(0, text.Length), all.AsSpan(text.Length), data);
        int at = bit % (all.Length * 8);
        all[at / 8] ^= (byte)(1 << (at % 8));
        byte[] decrypted = [.. Enumerable.Repeat((byte)0xEE, text.Length)];

        Assert.Throws<AuthenticationTagMismatchException>(() =>
            cipher.Decrypt(Nonce, all.AsSpan(0, text.Length), all.AsSpan(text.Length), decrypted, data));
        Assert.Equal(new byte[text.Length], decrypted);
    }

    [Fact]
    public void Wrong_lengths_are_said()
    {
        Assert.Equal("An SM4 key has 16 bytes, not 15. (Parameter 'key')", Assert.Throws<ArgumentException>(() => new Sm4Gcm(new byte[15])).Message);
        using var cipher = new Sm4Gcm(new byte[16]);
        byte[] one = new byte[1];
        byte[] tag = new byte[16];
        Assert.Equal("nonce", Assert.Throws<ArgumentException>(() => cipher.Encrypt([], one, one, tag)).ParamName);
        Assert.Equal("ciphertext", Assert.Throws<ArgumentException>(() => cipher.Encrypt(Nonce, one, new byte[2], tag)).ParamName);
        Assert.Equal("tag", Assert.Throws<ArgumentException>(() => cipher.Encrypt(Nonce, one, one, new byte[12])).ParamName);
        Assert.Equal("tag", Assert.Throws<ArgumentException>(() => cipher.Decrypt(Nonce, one, new byte[17], one)).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => Sm3.HashData([], new byte[31])).ParamName);
    }

    [Fact]
    public void A_disposed_key_is_gone()
    {
        var cipher = new Sm4Gcm(new byte[16]);
        cipher.Dispose();

        Assert.Throws<ObjectDisposedException>(() => cipher.Encrypt(Nonce, [], [], new byte[16]));
        Assert.Throws<ObjectDisposedException>(() => cipher.Decrypt(Nonce, [], new byte[16], []));
    }
}
