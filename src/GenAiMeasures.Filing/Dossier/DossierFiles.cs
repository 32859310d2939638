using System.Security.Cryptography;
using System.Text;

namespace GenAiMeasures.Filing;

// the files of a dossier while it is put together
internal sealed class DossierFiles
{
    internal const string Proofs = "proofs/";

    private const int LongestName = 150;

    private readonly SortedDictionary<string, (DossierEvidence Evidence, ReadOnlyMemory<byte> Content)> _files = new(StringComparer.Ordinal);

    internal IReadOnlyList<string> Names => [.. _files.Keys];

    internal IEnumerable<DossierEvidence> All => _files.Values.Select(f => f.Evidence);

    internal DossierEvidence Add(string name, string mediaType, ReadOnlyMemory<byte> content)
    {
        if (name.Length > LongestName || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_' or '/')) || name.Split('/').Any(p => p is "" or "." or ".."))
        {
            throw new InvalidOperationException("A section of the dossier gives a file whose name is not plain: use up to 100 ASCII letters, digits, dots, hyphens and underscores, without a folder.");
        }

        var evidence = new DossierEvidence(name, mediaType, Convert.ToHexStringLower(SHA256.HashData(content.Span)));
        return _files.TryAdd(name, (evidence, content)) ? evidence : throw new InvalidOperationException($"Two files of the dossier have the name '{name}'. Give each its own.");
    }

    internal SortedDictionary<string, string> Digests()
    {
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (DossierEvidence one in All)
        {
            digests[one.File] = one.Sha256;
        }

        return digests;
    }

    // proofs hold signatures, which differ each time; the index names them, and so does its sheet
    internal string ContentDigest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (DossierEvidence one in All.Where(e => !e.File.StartsWith(Proofs, StringComparison.Ordinal)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{one.Sha256}  {one.File}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Keys, passwords and test accounts do not travel in a dossier.
    internal void RefuseSecrets()
    {
        InputProblem[] found = [.. _files.Where(f => !f.Key.StartsWith(Proofs, StringComparison.Ordinal)).SelectMany(f => SecretScan.Find(new FilingFile(f.Key, f.Value.Content)))];
        if (found.Length > 0)
        {
            throw new InvalidOperationException("The dossier is not built: " + string.Join(" ", found.Select(p => $"{p.Place}: {p.English}")));
        }
    }

    internal byte[] ToZip()
    {
        using var output = new MemoryStream();
        DeterministicZip.Write(output, _files.Select(f => KeyValuePair.Create(f.Key, f.Value.Content)));
        return output.ToArray();
    }
}
