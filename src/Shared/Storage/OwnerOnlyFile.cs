namespace GenAiMeasures;

// Files that only the account of the service may read. Windows has no such mode: there the folder's access list counts.
internal static class OwnerOnlyFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const int MostTries = 200;

    // one at a time: instances of a service on one machine write the same files
    // two of one process at once must not take the same name
    private static int _made;

    internal static FileStream OpenToAppend(string path) => Patiently(() => new FileStream(path, Options(FileMode.Append, FileAccess.Write, FileShare.None)));

    internal static FileStream OpenToWrite(string path) => Patiently(() => new FileStream(path, Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)));

    // Another process has the file open for the moment in which it adds to it.
    internal static T Patiently<T>(Func<T> open)
    {
        for (int i = 1; ; i++)
        {
            try
            {
                return open();
            }
            catch (IOException exception) when (i < MostTries && (exception.HResult & 0xFFFF) is 11 or 32 or 33 or 35)
            {
                Thread.Sleep(10);
            }
        }
    }

    // Whether this made the file; false where it is there already. Whoever reads the path sees nothing or all of it.
    internal static bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        string temporary = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _made)}.new");
        File.Delete(temporary);
        using (var stream = new FileStream(temporary, Options(FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None)))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
            return false;
        }
    }

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
