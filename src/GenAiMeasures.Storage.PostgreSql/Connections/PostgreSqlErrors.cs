using System.Net.Sockets;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// what the database reports, as a sentence that says what to do; its own messages may quote a value or a host, ours never do
internal static class PostgreSqlErrors
{
    internal static LedgerUnavailableException Explain(Exception exception) => exception switch
    {
        LedgerUnavailableException known => known,
        _ => new LedgerUnavailableException(Describe(exception), exception),
    };

    internal static StateUnavailableException ExplainState(Exception exception) => exception switch
    {
        StateUnavailableException known => known,
        LedgerUnavailableException ledger => new StateUnavailableException(ledger.Message, ledger),
        System.Text.Json.JsonException => new StateUnavailableException(
            "The ledger's database holds a state that cannot be read. Stop the service, keep the database, and go on from a backup.", exception),
        _ => new StateUnavailableException(Describe(exception), exception),
    };

    private static string Describe(Exception exception) => exception switch
    {
        PostgresException postgres => Describe(postgres),
        TimeoutException or NpgsqlException { InnerException: TimeoutException } =>
            "The ledger's database did not answer in time. Check its load, its locks and the network; it is asked again for the next record.",
        NpgsqlException { InnerException: SocketException } or SocketException =>
            "The ledger's database cannot be reached. Check that it runs and that Host and Port of the connection string are right.",
        NpgsqlException { InnerException: System.Security.Authentication.AuthenticationException } =>
            "The ledger's database offered a certificate that is not trusted. Name its authority with 'Root Certificate', and its host as the certificate does.",
        NpgsqlException or IOException => "The connection to the ledger's database was lost. It is opened again for the next record.",
        UnauthorizedAccessException => "A file of the ledger in GenAiMeasures:PostgreSql:Folder cannot be written: access is denied. Give the service's account the right.",
        _ => $"The ledger's database failed ({exception.GetType().Name}).",
    };

    private static string Describe(PostgresException exception) => exception.SqlState switch
    {
        "28000" or "28P01" => "The ledger's database refuses the account or its password. Correct the connection string.",
        "3D000" => "The ledger's database does not exist on its server. Make it, or correct Database in the connection string.",
        "3F000" or "42P01" => "The ledger's tables are not in the database. Start once with an account that may make them, or correct GenAiMeasures:PostgreSql:Schema.",
        "42501" => "The account of the ledger's database lacks a right that this needs. Grant it the role for its task (docs/postgresql.md).",
        "53100" => "The disk of the ledger's database is full. Free space; nothing that was acknowledged is lost.",
        "53300" => "The ledger's database accepts no more connections. Raise max_connections, or lower 'Maximum Pool Size' in the connection strings.",
        "57P01" or "57P02" or "57P03" => "The ledger's database is shutting down or starting. It is asked again for the next record.",
        "57014" or "55P03" => "The ledger's database did not answer in time: a statement was cancelled or a lock not given. Check its load and its locks.",
        "40001" or "40P01" => "The ledger's database had to give way to other transactions too often. Check its load.",
        "25006" => "The ledger's database is read-only: it is a standby, or out of transaction numbers. Connect to the primary.",
        _ => $"The ledger's database failed (SQLSTATE {exception.SqlState}).",
    };
}
