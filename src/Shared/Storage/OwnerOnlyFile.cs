namespace GenAiMeasures;

// Files that only the account of the service may read. Windows has no such mode: there the folder's access list counts.
internal static class OwnerOnlyFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    internal static FileStream OpenToAppend(string path) => new(path, Options(FileMode.Append, FileAccess.Write, FileShare.Read));

    internal static FileStream OpenToWrite(string path) => new(path, Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));

    internal static bool IsReadableByOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(Owner | UnixFileMode.UserExecute)) != UnixFileMode.None;

    // whole or not at all: whoever reads the path sees the old content or the new
    internal static void Replace(string path, ReadOnlySpan<byte> content)
    {
        string temporary = path + ".new";
        File.Delete(temporary);
        using (var stream = new FileStream(temporary, Options(FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None)))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        return options;
    }
}
