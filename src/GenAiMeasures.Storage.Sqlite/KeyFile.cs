using System.Security.Cryptography;

namespace GenAiMeasures.Storage.Sqlite;

// The secret of the ledger's pseudonyms: 64 hexadecimal digits in a file of their own, so that a copied database does not
// tell who is who.
internal static class KeyFile
{
    internal const int KeyLength = 32;

    internal static byte[] ReadOrCreate(string databasePath, bool mayCreate)
    {
        string path = databasePath + ".key";
        if (!File.Exists(path))
        {
            return mayCreate ? Create(path) : throw new LedgerUnavailableException(
                $"The key file '{path}' is missing, but the ledger store '{databasePath}' holds records under its pseudonyms. Bring the key file back from its backup.");
        }

        if (OwnerOnlyFile.IsReadableByOthers(path))
        {
            throw new LedgerUnavailableException(
                $"The key file '{path}' can be read by other accounts. Allow its owner only (chmod 600), and consider the pseudonyms known to whoever could read it.");
        }

        byte[] key = new byte[KeyLength];
        string text = File.ReadAllText(path).Trim();
        return Convert.FromHexString(text, key, out _, out int written) == System.Buffers.OperationStatus.Done && written == KeyLength && text.Length == 2 * KeyLength
            ? key
            : throw new LedgerUnavailableException($"The key file '{path}' does not hold 64 hexadecimal digits. Bring it back from its backup.");
    }

    private static byte[] Create(string path)
    {
        byte[] key = RandomNumberGenerator.GetBytes(KeyLength);
        string temporary = path + ".new";
        File.Delete(temporary);
        using (FileStream stream = OwnerOnlyFile.Create(temporary))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path);
        return key;
    }
}
