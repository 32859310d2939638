using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

// a statement that is prepared once and run often; its parameters are $0, $1, … in order
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;

    internal SqliteStatement(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this package
        _command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < parameters; i++)
        {
            _command.Parameters.Add(new SqliteParameter("$" + (char)('0' + i), null));
        }
    }

    internal int Run(SqliteTransaction? transaction, params ReadOnlySpan<object> values)
    {
        Bind(transaction, values);
        return _command.ExecuteNonQuery();
    }

    internal SqliteDataReader Read(params ReadOnlySpan<object> values)
    {
        Bind(null, values);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    private void Bind(SqliteTransaction? transaction, ReadOnlySpan<object> values)
    {
        _command.Transaction = transaction;
        for (int i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i];
        }
    }
}
