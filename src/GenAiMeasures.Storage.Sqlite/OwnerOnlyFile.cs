namespace GenAiMeasures.Storage.Sqlite;

// Files that only the account of the service may read. Windows has no such mode: there the folder's access list counts.
internal static class OwnerOnlyFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    internal static FileStream OpenOrCreate(string path, FileShare share) => new(path, Options(FileMode.OpenOrCreate, share));

    internal static FileStream Create(string path, long length)
    {
        FileStreamOptions options = Options(FileMode.CreateNew, FileShare.None);
        options.PreallocationSize = length;
        return new FileStream(path, options);
    }

    internal static bool IsReadableByOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(Owner | UnixFileMode.UserExecute)) != UnixFileMode.None;

    private static FileStreamOptions Options(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        return options;
    }
}
