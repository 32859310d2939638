using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace GenAiMeasures.ShangMi;

/// <summary>Authenticated encryption with SM4 in GCM (GB/T 32907-2016; RFC 8998), 16-byte tag. Not thread-safe.</summary>
public sealed class Sm4Gcm : IDisposable
{
    /// <summary>The number of bytes of a key.</summary>
    public const int KeySize = 16;

    /// <summary>The number of bytes of a tag.</summary>
    public const int TagSize = 16;

    private readonly byte[] _key;
    private bool _isDisposed;

    /// <summary>Takes a copy of a key.</summary>
    /// <param name="key">16 bytes.</param>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public Sm4Gcm(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeySize)
        {
            throw new ArgumentException($"An SM4 key has {KeySize} bytes, not {key.Length}.", nameof(key));
        }

        _key = key.ToArray();
    }

    /// <summary>Encrypts. A nonce must never be used twice with the same key.</summary>
    /// <param name="nonce">The nonce: 12 bytes are usual, any length but zero works.</param>
    /// <param name="plaintext">What to encrypt.</param>
    /// <param name="ciphertext">As long as <paramref name="plaintext"/>.</param>
    /// <param name="tag">16 bytes.</param>
    /// <param name="associatedData">What is authenticated and not encrypted.</param>
    /// <exception cref="ArgumentException">A buffer has the wrong length.</exception>
    /// <exception cref="ObjectDisposedException">The key is gone.</exception>
    public void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> associatedData = default)
    {
        Check(nonce, plaintext.Length, ciphertext.Length, tag.Length);
        GcmBlockCipher cipher = Cipher(forEncryption: true, nonce, associatedData);
        byte[] output = new byte[plaintext.Length + TagSize];
        int written = cipher.ProcessBytes(plaintext, output);
        cipher.DoFinal(output.AsSpan(written));
        output.AsSpan(0, plaintext.Length).CopyTo(ciphertext);
        output.AsSpan(plaintext.Length).CopyTo(tag);
    }

    /// <summary>Decrypts what was encrypted and not changed.</summary>
    /// <param name="nonce">The nonce.</param>
    /// <param name="ciphertext">What to decrypt.</param>
    /// <param name="tag">16 bytes.</param>
    /// <param name="plaintext">As long as <paramref name="ciphertext"/>; cleared when the tag does not match.</param>
    /// <param name="associatedData">What is authenticated and not encrypted.</param>
    /// <exception cref="AuthenticationTagMismatchException">Key, nonce, text, tag or associated data are not those of the encryption.</exception>
    /// <exception cref="ArgumentException">A buffer has the wrong length.</exception>
    /// <exception cref="ObjectDisposedException">The key is gone.</exception>
    public void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, ReadOnlySpan<byte> associatedData = default)
    {
        Check(nonce, plaintext.Length, ciphertext.Length, tag.Length);
        GcmBlockCipher cipher = Cipher(forEncryption: false, nonce, associatedData);
        byte[] input = new byte[ciphertext.Length + TagSize];
        ciphertext.CopyTo(input);
        tag.CopyTo(input.AsSpan(ciphertext.Length));
        byte[] output = new byte[cipher.GetOutputSize(input.Length)];
        try
        {
            int written = cipher.ProcessBytes(input, output);
            cipher.DoFinal(output.AsSpan(written));
            output.AsSpan(0, plaintext.Length).CopyTo(plaintext);
        }
        catch (InvalidCipherTextException)
        {
            plaintext.Clear();
            throw new AuthenticationTagMismatchException("The tag does not match: the key is another one, or the data were changed.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(output);
        }
    }

    /// <summary>Clears the key.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_key);
        _isDisposed = true;
    }

    private GcmBlockCipher Cipher(bool forEncryption, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associatedData)
    {
        var cipher = new GcmBlockCipher(new SM4Engine());
        cipher.Init(forEncryption, new AeadParameters(new KeyParameter(_key), TagSize * 8, nonce.ToArray(), associatedData.ToArray()));
        return cipher;
    }

    private void Check(ReadOnlySpan<byte> nonce, int plaintext, int ciphertext, int tag)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (nonce.IsEmpty)
        {
            throw new ArgumentException("SM4-GCM needs a nonce.", nameof(nonce));
        }

        if (plaintext != ciphertext)
        {
            throw new ArgumentException("Plaintext and ciphertext are equally long in GCM.", nameof(ciphertext));
        }

        if (tag != TagSize)
        {
            throw new ArgumentException($"The tag has {TagSize} bytes, not {tag}.", nameof(tag));
        }
    }
}
