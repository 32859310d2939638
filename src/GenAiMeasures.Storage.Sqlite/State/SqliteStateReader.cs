using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

/// <summary>Reads how subjects stand, and the incidents, from the state file beside a ledger: the live one while the app writes it, or a copy. Writes nothing. For one caller at a time.</summary>
public sealed class SqliteStateReader : IDisposable
{
    private const int PageLength = 500;

    private readonly string _path;
    private readonly SqliteConnection _connection;

    private SqliteStateReader(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
    }

    /// <summary>Opens the state file beside a ledger.</summary>
    /// <param name="ledgerPath">The path of the ledger's database file, as it was given to <c>UseSqlite()</c>.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="ArgumentException"><paramref name="ledgerPath"/> is empty.</exception>
    /// <exception cref="StateUnavailableException">The state file does not exist, cannot be read, or is none.</exception>
    public static SqliteStateReader Open(string ledgerPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ledgerPath);
        string path = Path.GetFullPath(ledgerPath) + SqliteStateFile.Suffix;
        if (!File.Exists(path))
        {
            throw new StateUnavailableException($"The state file '{path}' does not exist. Give the path of the ledger; the state file stands beside it.");
        }

        SqliteConnection? connection = null;
        try
        {
            connection = SqliteConnections.OpenReader(path);
            StateSchema.Check(connection, path);
            return new SqliteStateReader(path, connection);
        }
        catch (Exception exception)
        {
            connection?.Dispose();
            throw StateErrors.Explain(path, exception);
        }
    }

    /// <summary>Finds how a subject stands.</summary>
    /// <param name="pseudonym">The pseudonym.</param>
    /// <returns>The state, or <see langword="null"/> for a subject without one.</returns>
    /// <exception cref="StateUnavailableException">The file cannot be read.</exception>
    public StandingState? FindStanding(string pseudonym) => Ask(c => StandingQueries.Find(c, pseudonym));

    /// <summary>Reads the subjects at or above a standing, by pseudonym.</summary>
    /// <param name="atLeast">The standing.</param>
    /// <returns>The states.</returns>
    /// <exception cref="StateUnavailableException">The file cannot be read.</exception>
    public IEnumerable<StandingState> ReadStandings(GenAiMeasures.Standing atLeast = GenAiMeasures.Standing.Warned) =>
        Pages(after => Ask(c => StandingQueries.ReadPage(c, atLeast, after, PageLength)), s => s.Subject);

    /// <summary>Finds an incident.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>The incident, or <see langword="null"/>.</returns>
    /// <exception cref="StateUnavailableException">The file cannot be read.</exception>
    public Incident? FindIncident(string id) => Ask(c => IncidentQueries.Find(c, id));

    /// <summary>Reads incidents by number.</summary>
    /// <param name="query">Which; default: all.</param>
    /// <returns>The incidents.</returns>
    /// <exception cref="StateUnavailableException">The file cannot be read.</exception>
    public IEnumerable<Incident> ReadIncidents(IncidentQuery? query = null) =>
        Pages(after => Ask(c => IncidentQueries.ReadPage(c, query ?? new IncidentQuery(), after, PageLength)), i => i.Id);

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static IEnumerable<T> Pages<T>(Func<string, List<T>> read, Func<T, string> key)
    {
        string after = "";
        while (true)
        {
            List<T> page = read(after);
            foreach (T item in page)
            {
                yield return item;
            }

            if (page.Count < PageLength)
            {
                yield break;
            }

            after = key(page[^1]);
        }
    }

    private T Ask<T>(Func<SqliteConnection, T> query)
    {
        try
        {
            return query(_connection);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or System.Text.Json.JsonException)
        {
            throw StateErrors.Explain(_path, exception);
        }
    }
}
