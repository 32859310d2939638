using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal static class StateErrors
{
    internal static StateUnavailableException Explain(string path, Exception exception) => exception switch
    {
        StateUnavailableException known => known,
        LedgerUnavailableException ledger => new StateUnavailableException(ledger.Message, ledger),
        SqliteException sqlite => new StateUnavailableException(Describe(path, sqlite), exception),
        UnauthorizedAccessException => new StateUnavailableException(
            $"The state file '{path}' cannot be written: access is denied. Give the service's account the right to write the file and its folder.", exception),
        DirectoryNotFoundException => new StateUnavailableException(
            $"The state file '{path}' cannot be opened: its folder does not exist. Make the folder, or correct the path given to UseSqlite().", exception),
        System.Text.Json.JsonException => new StateUnavailableException(
            $"The state file '{path}' holds a state that cannot be read. Stop the service, keep the file, and go on from a backup.", exception),
        _ => new StateUnavailableException($"The state file '{path}' failed ({exception.GetType().Name}). Check its disk and permissions.", exception),
    };

    private static string Describe(string path, SqliteException exception) => exception.SqliteErrorCode switch
    {
        5 or 6 => $"The state file '{path}' is locked by another program. Close whatever else writes to it; read a copy instead.",
        8 => $"The state file '{path}' cannot be written: the file, its folder or its disk is read-only. Give the service's account the right to write.",
        10 => $"The disk of the state file '{path}' reports an input/output error (SQLite {exception.SqliteExtendedErrorCode.ToString(CultureInfo.InvariantCulture)}). Check the disk.",
        11 => $"The state file '{path}' is corrupt. Stop the service, keep the file, and go on from a backup.",
        13 => $"The disk of the state file '{path}' is full. Free space; nothing that was acknowledged is lost.",
        14 => $"The state file '{path}' cannot be opened. Check that its folder exists and that the service's account may write in it.",
        26 => $"'{path}' is not a state file: it is no SQLite database. Correct the path given to UseSqlite(), or remove the file if it is not needed.",
        _ => $"The state file '{path}' failed (SQLite {exception.SqliteExtendedErrorCode.ToString(CultureInfo.InvariantCulture)}). Check its disk and permissions.",
    };
}
