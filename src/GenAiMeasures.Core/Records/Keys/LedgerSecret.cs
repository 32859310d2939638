using System.Globalization;
using System.Text;

namespace GenAiMeasures;

// What follows from a ledger's secret: pseudonyms for records, lookups for the key store, unrelated to each other.
internal sealed class LedgerSecret
{
    private readonly LedgerSuite _suite;
    private readonly byte[] _pseudonymKey;
    private readonly byte[] _lookupKey;

    internal LedgerSecret(ReadOnlySpan<byte> secret, LedgerSuite? suite = null)
    {
        _suite = suite ?? LedgerSuite.International;
        _pseudonymKey = Derive(secret, "pseudonym"u8);
        _lookupKey = Derive(secret, "lookup"u8);
        Check = Derive(secret, "key check"u8);
    }

    // tells one secret from another without telling the secret
    internal byte[] Check { get; }

    internal string Pseudonym(Subject subject) => Convert.ToHexStringLower(CodeOf(_pseudonymKey, NameOf(subject)).AsSpan(0, 16));

    internal SubjectLookup Lookup(Subject? subject) => subject is null ? SubjectLookup.Service : Lookup(Pseudonym(subject));

    // from the pseudonym and not from the name: who knows a subject by the pseudonym only can still seal for them
    internal SubjectLookup Lookup(string pseudonym) => new(CodeOf(_lookupKey, Encoding.ASCII.GetBytes(pseudonym)));

    private static byte[] NameOf(Subject subject) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{subject.Tenant}\0{subject.Id}"));

    private byte[] CodeOf(byte[] key, byte[] text)
    {
        byte[] code = new byte[LedgerSuite.HashLength];
        _suite.Authenticate(key, text, code);
        return code;
    }

    private byte[] Derive(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> purpose)
    {
        byte[] key = new byte[32];
        _suite.Expand(secret, purpose, key);
        return key;
    }
}
