using System.CommandLine;

namespace GenAiMeasures.Cli;

// The files a label command works on: files as they are given, and of folders every file in them.
internal static class LabelInputs
{
    internal static Argument<string[]> Files() => new("file")
    {
        Description = "Files, or folders of which every file is taken.",
        Arity = ArgumentArity.OneOrMore,
    };

    internal static List<string> Expand(string[] given, out bool isBatch)
    {
        var files = new List<string>();
        isBatch = given.Length > 1;
        foreach (string path in given)
        {
            if (Directory.Exists(path))
            {
                isBatch = true;
                files.AddRange(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                throw new CliException($"There is no file or folder '{path}'.");
            }
        }

        return files.Count > 0 ? files : throw new CliException("The folder holds no file.");
    }

    // where the labelled copy of a file goes: null stands for the file itself
    internal static string? OutputFor(string file, string[] given, string? output, bool isBatch)
    {
        if (output is null)
        {
            return null;
        }

        if (!isBatch)
        {
            return Directory.Exists(output) ? Path.Combine(output, Path.GetFileName(file)) : output;
        }

        string? root = given.FirstOrDefault(g => Directory.Exists(g) && Path.GetFullPath(file).StartsWith(Path.GetFullPath(g), StringComparison.Ordinal));
        string target = Path.Combine(output, root is null ? Path.GetFileName(file) : Path.GetRelativePath(root, file));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        return target;
    }
}
