using System.Globalization;

namespace GenAiMeasures.Storage.PostgreSql;

// one file of a journal; it begins with the number of its first group
internal sealed class JournalSegment(string path, long firstGroup)
{
    private const string Prefix = "journal-";
    private const string Suffix = ".segment";

    internal string Path { get; } = path;

    internal long FirstGroup { get; } = firstGroup;

    // the last group that is durable in it; one less than the first when there is none
    internal long LastGroup { get; set; } = firstGroup - 1;

    // where the last durable group ends
    internal long Length { get; set; }

    internal static string PathOf(string folder, long firstGroup) =>
        System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{firstGroup:d19}{Suffix}"));

    // By rising number of the first group; what has another name is not ours.
    internal static List<JournalSegment> Find(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, Prefix + "*" + Suffix)
            .Select(p => (Path: p, Name: System.IO.Path.GetFileName(p)[Prefix.Length..^Suffix.Length]))
            .Where(f => f.Name.Length == 19 && long.TryParse(f.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(f => new JournalSegment(f.Path, long.Parse(f.Name, CultureInfo.InvariantCulture)))
            .OrderBy(s => s.FirstGroup),
    ];
}
