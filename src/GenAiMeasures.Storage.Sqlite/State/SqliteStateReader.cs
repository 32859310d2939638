using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

/// <summary>Reads how subjects stand, the incidents, and other cases from the state file beside a ledger: the live one while the app writes it, or a copy. Writes nothing. For one caller at a time.</summary>
public sealed class SqliteStateReader : IDisposable
{
    private const int PageLength = 500;

    private readonly string _path;
    private readonly SqliteConnection _connection;

    private readonly bool _hasCases;

    private SqliteStateReader(string path, SqliteConnection connection, bool hasCases)
    {
        _path = path;
        _connection = connection;
        _hasCases = hasCases;
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
            return new SqliteStateReader(path, connection, StateSchema.Check(connection, path) > 1);
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

    /// <summary>Finds a case, such as a deadline or a complaint.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its number.</param>
    /// <returns>The state, or <see langword="null"/>.</returns>
    /// <exception cref="StateUnavailableException">The file cannot be read.</exception>
    public CaseState? FindCase(string kind, string id) => _hasCases ? Ask(c => CaseQueries.Find(c, kind, id)) : null;

    /// <summary>Reads cases in the order that the query names.</summary>
    /// <param name="query">Which.</param>
    /// <returns>The states; none from a file of a version of the library that knew no cases.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is <see langword="null"/>.</exception>
    /// <exception cref="StateUnavailableException">The file cannot be read.</exception>
    public IEnumerable<CaseState> ReadCases(CaseQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return !_hasCases ? [] : ReadPages(query);
    }

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

    private IEnumerable<CaseState> ReadPages(CaseQuery query)
    {
        CaseState? after = null;
        for (int left = query.Limit ?? int.MaxValue; left > 0; left -= PageLength)
        {
            int count = Math.Min(PageLength, left);
            CaseState? from = after;
            List<CaseState> page = Ask(c => CaseQueries.ReadPage(c, query, from, count));
            foreach (CaseState state in page)
            {
                yield return state;
            }

            if (page.Count < count)
            {
                yield break;
            }

            after = page[^1];
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
