using System.Text;

namespace GenAiMeasures.ShangMi;

// The PEM of a checkpoint key, in a file that only its owner may read; made when it does not exist.
internal static class CheckpointKeyText
{
    internal static string ReadOrMake(string path, Func<string> make)
    {
        if (!File.Exists(path))
        {
            string made = make();
            Write(path, made);
            return made;
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode)0b000_111_111) != UnixFileMode.None)
        {
            throw new LedgerUnavailableException(
                $"The checkpoint key '{path}' can be read by other accounts. Allow its owner only (chmod 600), and sign with a new key: whoever could read it could sign too.");
        }

        return File.ReadAllText(path);
    }

    private static void Write(string path, string pem)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(path, options);
        stream.Write(Encoding.ASCII.GetBytes(pem));
        stream.Flush(flushToDisk: true);
    }
}
