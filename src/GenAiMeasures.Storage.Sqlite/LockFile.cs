namespace GenAiMeasures.Storage.Sqlite;

// Held open while the store is written. The operating system lets it go when the process ends, however it ends, so a
// leftover file never keeps anybody out.
internal sealed class LockFile : IDisposable
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int UnixWouldBlock = 11;
    private const int MacWouldBlock = 35;

    private readonly FileStream _stream;

    private LockFile(FileStream stream) => _stream = stream;

    internal static LockFile Take(string databasePath)
    {
        string path = databasePath + ".lock";
        try
        {
            return new LockFile(OwnerOnlyFile.OpenOrCreate(path, FileShare.None));
        }
        catch (IOException exception) when (exception.HResult is WindowsSharingViolation or UnixWouldBlock or MacWouldBlock)
        {
            throw new LedgerUnavailableException(
                $"The ledger store '{databasePath}' is in use by another process or another store of this one ('{path}' is locked). "
                + "One file has one writer: stop the other, or give this one a file of its own.",
                exception);
        }
    }

    public void Dispose() => _stream.Dispose();
}
