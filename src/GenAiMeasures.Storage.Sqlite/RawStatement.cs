using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenAiMeasures.Storage.Sqlite;

// A statement of a reader, prepared once and run many times, whose columns are read where SQLite keeps them: what is read by the
// million must not cost an object a column. Used by one caller at a time.
internal sealed class RawStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    internal RawStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle ?? throw new ObjectDisposedException(nameof(connection));
        Check(raw.sqlite3_busy_timeout(_connection, 5_000));
        Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement));
    }

    internal void Begin(long first, long second = 0, long third = 0)
    {
        int count = raw.sqlite3_bind_parameter_count(_statement);
        Check(raw.sqlite3_bind_int64(_statement, 1, first));
        if (count > 1)
        {
            Check(raw.sqlite3_bind_int64(_statement, 2, second));
        }

        if (count > 2)
        {
            Check(raw.sqlite3_bind_int64(_statement, 3, third));
        }
    }

    // a statement without rows and parameters
    internal void Run()
    {
        while (Read())
        {
        }
    }

    internal bool Read()
    {
        int result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        return false;
    }

    internal long GetInt64(int column) => raw.sqlite3_column_int64(_statement, column);

    internal bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    // valid until the next step
    internal ReadOnlySpan<byte> GetBytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, _connection);
        }
    }
}
