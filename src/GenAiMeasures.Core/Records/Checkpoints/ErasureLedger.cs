using System.Globalization;
using System.Text;

namespace GenAiMeasures;

// The keys that were destroyed, by number and by a fingerprint that only the key itself gives: kept with the checkpoints and
// outside the backups, so that a restored backup does not bring an erased person back. One line a key, without a person.
internal sealed class ErasureLedger(IReadOnlyList<string> checkpointPaths)
{
    private const string Suffix = ".erasures";

    internal void Add(IEnumerable<DestroyedKey> keys)
    {
        var text = new StringBuilder();
        foreach ((long number, string fingerprint) in keys)
        {
            text.Append(CultureInfo.InvariantCulture, $"{number} {fingerprint}\n");
        }

        if (text.Length == 0)
        {
            return;
        }

        byte[] bytes = Encoding.ASCII.GetBytes(text.ToString());
        foreach (string path in checkpointPaths)
        {
            Append(path + Suffix, bytes);
        }
    }

    internal Dictionary<long, HashSet<string>> Read()
    {
        var keys = new Dictionary<long, HashSet<string>>();
        foreach (string path in checkpointPaths.Select(p => p + Suffix).Where(File.Exists))
        {
            foreach (string line in OwnerOnlyFile.Patiently(() => File.ReadAllLines(path)))
            {
                string[] words = line.Split(' ');
                // a line that a crash cut short names a key that was not destroyed yet: its erasure runs again
                if (words.Length == 2 && words[1].Length == PartKey.FingerprintLength * 2 && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out long number))
                {
                    if (!keys.TryGetValue(number, out HashSet<string>? fingerprints))
                    {
                        keys[number] = fingerprints = new HashSet<string>(StringComparer.Ordinal);
                    }

                    fingerprints.Add(words[1]);
                }
            }
        }

        return keys;
    }

    // whole lines or nothing: a line that a full disk or a crash cut short must not swallow the next one
    private static void Append(string path, byte[] lines)
    {
        using FileStream stream = OwnerOnlyFile.OpenToWrite(path);
        long end = stream.Length;
        stream.Position = Math.Max(0, end - 1);
        bool isTorn = end > 0 && stream.ReadByte() != '\n';
        try
        {
            if (isTorn)
            {
                stream.WriteByte((byte)'\n');
            }

            stream.Write(lines);
            stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            stream.SetLength(end);
            throw;
        }
    }
}
