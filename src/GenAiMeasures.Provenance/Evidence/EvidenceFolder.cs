using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace GenAiMeasures.Provenance;

// Files of evidence beside a register. Without a folder only what the register says is judged.
internal sealed class EvidenceFolder(string? root, DateOnly today)
{
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);
    private readonly string? _root = root is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    internal DateOnly Today => today;

    internal bool IsValid(Evidence evidence) => Check(evidence) is EvidenceProblem.None;

    internal EvidenceProblem Check(Evidence evidence)
    {
        if (evidence.ValidTo < today)
        {
            return EvidenceProblem.Expired;
        }

        if (evidence.Path is null || evidence.Sha256 is null)
        {
            return EvidenceProblem.Unhashed;
        }

        if (_root is null)
        {
            return EvidenceProblem.None;
        }

        string path = Path.GetFullPath(Path.Combine(_root, evidence.Path));
        if (!path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return EvidenceProblem.Outside;
        }

        if (!File.Exists(path))
        {
            return EvidenceProblem.Missing;
        }

        return string.Equals(_hashes.GetOrAdd(path, HashOf), evidence.Sha256, StringComparison.OrdinalIgnoreCase) ? EvidenceProblem.None : EvidenceProblem.Changed;
    }

    // streamed: evidence may be a recording
    private static string HashOf(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
