using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

// what SQLite reports, as a sentence that says what to do; SQLite's own messages may quote a statement, ours never do
internal static class SqliteErrors
{
    internal static LedgerUnavailableException Explain(string path, Exception exception) => exception switch
    {
        LedgerUnavailableException known => known,
        SqliteException sqlite => new LedgerUnavailableException(Describe(path, sqlite), exception),
        UnauthorizedAccessException => new LedgerUnavailableException(
            $"The ledger store '{path}' cannot be written: access is denied. Give the service's account the right to write the file and its folder.", exception),
        DirectoryNotFoundException => new LedgerUnavailableException(
            $"The ledger store '{path}' cannot be opened: its folder does not exist. Make the folder, or correct the path given to UseSqlite().", exception),
        _ => new LedgerUnavailableException(
            $"The ledger store '{path}' failed ({exception.GetType().Name}). Check its disk and permissions.", exception),
    };

    private static string Describe(string path, SqliteException exception) => exception.SqliteErrorCode switch
    {
        5 or 6 => $"The ledger store '{path}' is locked by another program. Close whatever else writes to it; read a copy instead.",
        8 => $"The ledger store '{path}' cannot be written: the file, its folder or its disk is read-only. Give the service's account the right to write.",
        10 => $"The disk of the ledger store '{path}' reports an input/output error (SQLite {exception.SqliteExtendedErrorCode.ToString(CultureInfo.InvariantCulture)}). Check the disk; the store is opened again for the next record.",
        11 => $"The ledger store '{path}' is corrupt. Stop the service, keep the file, run 'genai-measures records verify' on a copy and go on from a backup.",
        13 => $"The disk of the ledger store '{path}' is full. Free space; nothing that was acknowledged is lost.",
        14 => $"The ledger store '{path}' cannot be opened. Check that its folder exists and that the service's account may write in it.",
        26 => $"'{path}' is not a ledger store: it is no SQLite database. Correct the path given to UseSqlite(), or remove the file if it is not needed.",
        _ => $"The ledger store '{path}' failed (SQLite {exception.SqliteExtendedErrorCode.ToString(CultureInfo.InvariantCulture)}). Check its disk and permissions.",
    };
}
