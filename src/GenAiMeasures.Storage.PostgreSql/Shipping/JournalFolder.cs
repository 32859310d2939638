using System.Globalization;

namespace GenAiMeasures.Storage.PostgreSql;

// The folder of one instance's journal, held by a lock that the operating system lets go when the process ends, however it ends.
// Processes on one machine may be given the same place: each takes the first folder in it that nobody holds, so a start goes on
// with what a dead process left.
internal sealed class JournalFolder : IDisposable
{
    private const int MostProcesses = 64;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int UnixWouldBlock = 11;
    private const int MacWouldBlock = 35;

    private readonly FileStream _lock;

    private JournalFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    internal string Path { get; }

    internal static JournalFolder Take(string place)
    {
        try
        {
            for (int number = 1; number <= MostProcesses; number++)
            {
                string path = System.IO.Path.Combine(place, number.ToString(CultureInfo.InvariantCulture));
                Make(path);
#pragma warning disable CA2000 // the folder holds it
                if (TryLock(path) is { } held)
#pragma warning restore CA2000
                {
                    return new JournalFolder(path, held);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw JournalErrors.Failed(place, exception);
        }

        throw new LedgerUnavailableException(
            $"All {MostProcesses} journals in '{place}' are in use by other processes. Give this one a JournalFolder of its own. '{place}' 中的 {MostProcesses} 个日志目录均被其他进程占用：请为本进程单独配置 JournalFolder。");
    }

    public void Dispose() => _lock.Dispose();

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static FileStream? TryLock(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileStream(System.IO.Path.Combine(path, "lock"), options);
        }
        catch (IOException exception) when (exception.HResult is WindowsSharingViolation or UnixWouldBlock or MacWouldBlock)
        {
            return null;
        }
    }
}
