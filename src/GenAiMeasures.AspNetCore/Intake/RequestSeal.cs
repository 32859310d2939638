using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore;

// Keeps what is stored of a person's request unreadable without the ledger's secret, which has its own place and its own backup
// (AES-256-GCM, the request's id as associated data). The secret stays when the ledger's keys are changed.
internal sealed class RequestSeal(IServiceProvider services) : IDisposable
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int KeyLength = 32;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private byte[]? _owner;
    private AesGcm? _cipher;

    // who asked, as a number that only this request has: two requests of one person cannot be told to be of one
    internal async ValueTask<byte[]> OwnerAsync(string id, Subject subject, CancellationToken cancellationToken)
    {
        (byte[] key, _) = await OpenAsync(cancellationToken);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (string part in (string[])[id, subject.Tenant, subject.Id])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(part);
            byte[] length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }

    internal async ValueTask<byte[]> SealAsync(string id, byte[] text, CancellationToken cancellationToken)
    {
        (_, AesGcm cipher) = await OpenAsync(cancellationToken);
        byte[] box = new byte[NonceLength + text.Length + TagLength];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        cipher.Encrypt(box.AsSpan(0, NonceLength), text, box.AsSpan(NonceLength, text.Length), box.AsSpan(NonceLength + text.Length), Encoding.UTF8.GetBytes(id));
        return box;
    }

    // null for a box of another request, another ledger, or a damaged one
    internal async ValueTask<byte[]?> OpenAsync(string id, byte[] box, CancellationToken cancellationToken)
    {
        (_, AesGcm cipher) = await OpenAsync(cancellationToken);
        if (box.Length < NonceLength + TagLength)
        {
            return null;
        }

        byte[] text = new byte[box.Length - NonceLength - TagLength];
        try
        {
            cipher.Decrypt(box.AsSpan(0, NonceLength), box.AsSpan(NonceLength, text.Length), box.AsSpan(NonceLength + text.Length), text, Encoding.UTF8.GetBytes(id));
            return text;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _cipher?.Dispose();
        _gate.Dispose();
    }

    private async ValueTask<(byte[] Owner, AesGcm Cipher)> OpenAsync(CancellationToken cancellationToken)
    {
        if (_owner is { } known)
        {
            return (known, _cipher!);
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_owner is null)
            {
                byte[] secret = await SecretAsync(cancellationToken);
                _cipher = new AesGcm(Derive(secret, "genai-measures person-request seal v1"), TagLength);
                _owner = Derive(secret, "genai-measures person-request owner v1");
                CryptographicOperations.ZeroMemory(secret);
            }

            return (_owner, _cipher!);
        }
        finally
        {
            _gate.Release();
        }
    }

    // without a ledger nothing outlives the process either
    private async ValueTask<byte[]> SecretAsync(CancellationToken cancellationToken) => services.GetService<ILedgerStore>() is { } store
        ? await (services.GetService<IKeyEncryptionKeyProvider>() ?? store.DefaultKeyProvider).GetSecretAsync(mayCreate: false, cancellationToken)
        : RandomNumberGenerator.GetBytes(KeyLength);

    private static byte[] Derive(byte[] secret, string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyLength, info: Encoding.ASCII.GetBytes(use));
}
