using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace GenAiMeasures.Tests;

/// <summary>
/// A PostgreSQL server of the tests' own: a private cluster in a temporary folder, run by an account without rights, on loopback and a
/// random port, gone at the end. Its programs are found by GENAIMEASURES_POSTGRES_BIN (a folder), where Debian puts them, or in PATH;
/// GENAIMEASURES_POSTGRES names a server that runs already by its connection string. Absent, the test is skipped with a reason; at
/// the gate it fails.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private static readonly Lock Gate = new();
    private static PostgresServer? _shared;
    private static int _names;

    private readonly string? _bin;
    private readonly string _root;
    private readonly string? _external;

    private PostgresServer(string? bin, string root, int port, string? external)
    {
        _bin = bin;
        _root = root;
        Port = port;
        _external = external;
    }

    /// <summary>The one that all tests of a process share; each takes a schema of its own.</summary>
    public static PostgresServer Shared
    {
        get
        {
            lock (Gate)
            {
                if (_shared is null)
                {
                    _shared = Environment.GetEnvironmentVariable("GENAIMEASURES_POSTGRES") is { Length: > 0 } external
                        ? new PostgresServer(null, "", 0, external)
                        : Start();
                    AppDomain.CurrentDomain.ProcessExit += (_, _) => _shared.Dispose();
                }

                return _shared;
            }
        }
    }

    public int Port { get; }

    /// <summary>The folder of the cluster's data.</summary>
    public string Data => Path.Combine(_root, "data");

    public string ConnectionString => _external ?? ConnectionTo(Port);

    public static string ConnectionTo(int port, string user = "postgres") =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Database=postgres;Username={user};Timeout=5;Command Timeout=20");

    /// <summary>A name of a schema that no other test of this run has.</summary>
    public static string NewSchema() => string.Create(
        CultureInfo.InvariantCulture, $"t{Environment.ProcessId}_{Interlocked.Increment(ref _names)}_{Stopwatch.GetTimestamp() % 1_000_000_007}");

    /// <summary>Makes a cluster and starts it: for tests that stop it, fill it or copy it. The caller disposes it.</summary>
    /// <param name="settings">Lines for postgresql.conf.</param>
    public static PostgresServer Start(params string[] settings)
    {
        string bin = SkipWhereAbsent();
        string root = Directory.CreateTempSubdirectory("genai-postgres-").FullName;
        var server = new PostgresServer(bin, root, FreePort(), null);
        try
        {
            OwnAccount.Give(root);
            server.Run("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions");
            server.Configure(settings);
            server.StartAgain();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Skips the test where PostgreSQL is not installed; at the gate it fails.</summary>
    /// <returns>The folder of the server's programs.</returns>
    public static string SkipWhereAbsent()
    {
        if (FindPrograms() is { } bin)
        {
            return bin;
        }

        const string Reason = "PostgreSQL is not installed: its programs are in no folder of GENAIMEASURES_POSTGRES_BIN, /usr/lib/postgresql and PATH.";
        Assert.SkipUnless(Repository.IsGate, Reason);
        Assert.Fail(Reason);
        throw new InvalidOperationException(Reason);
    }

    /// <summary>Starts the server on the data and the port that it had.</summary>
    public void StartAgain() => Run("pg_ctl", "-D", Data, "-s", "-w", "-t", "60", "-l", Path.Combine(_root, "log"), "start");

    /// <summary>Stops the server.</summary>
    /// <param name="mode"><c>fast</c>, or <c>immediate</c> for what a crash leaves.</param>
    public void Stop(string mode = "fast") => Run("pg_ctl", "-D", Data, "-s", "-w", "-t", "60", "-m", mode, "stop");

    /// <summary>Runs one of the server's programs as its account, and waits.</summary>
    public string Run(string program, params string[] arguments)
    {
        (int code, string output) = OwnAccount.Run(_root, Path.Combine(_bin!, program), arguments);
        Assert.True(code == 0, $"{program} ended with {code}: {output}");
        return output;
    }

    /// <summary>Copies the cluster's data as a base backup into a folder beside it.</summary>
    public string Backup(string name)
    {
        string folder = Path.Combine(_root, name);
        Run("pg_basebackup", "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "postgres", "-D", folder, "-c", "fast", "-X", "stream", "--no-sync");
        return folder;
    }

    /// <summary>Puts a base backup in the place of the data. The server must be stopped.</summary>
    public void Restore(string backup)
    {
        OwnAccount.Run(_root, "rm", ["-rf", Data]);
        OwnAccount.Run(_root, "cp", ["-r", backup, Data]);
        OwnAccount.Run(_root, "chmod", ["700", Data]);
    }

    public void Dispose()
    {
        if (_bin is null)
        {
            return;
        }

        OwnAccount.Run(_root, Path.Combine(_bin, "pg_ctl"), ["-D", Data, "-s", "-w", "-t", "20", "-m", "immediate", "stop"]);
        try
        {
            Directory.Delete(_root, recursive: true);
        }
        catch (IOException)
        {
            // a process of it may hold a file for a moment longer
        }
    }

    private static string? FindPrograms()
    {
        IEnumerable<string> debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => d, StringComparer.Ordinal).Select(d => Path.Combine(d, "bin"))
            : [];
        IEnumerable<string> folders =
        [
            .. new[] { Environment.GetEnvironmentVariable("GENAIMEASURES_POSTGRES_BIN") ?? "" },
            .. debian,
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
        ];
        return folders.FirstOrDefault(f => f.Length > 0 && File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "pg_ctl")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Without fsync: the tests kill processes, not the machine. What was written stays readable for whoever comes after.
    private void Configure(string[] settings)
    {
        string path = Path.Combine(_root, "settings");
        File.WriteAllLines(
            path,
            [
                string.Create(CultureInfo.InvariantCulture, $"port = {Port}"),
                "listen_addresses = '127.0.0.1'",
                "unix_socket_directories = ''",
                "fsync = off",
                "full_page_writes = off",
                "shared_buffers = 64MB",
                "max_connections = 120",
                "wal_level = replica",
                "max_wal_size = 256MB",
                "autovacuum = off",
                "log_min_messages = warning",
                .. settings,
            ]);
        OwnAccount.Give(path);
        OwnAccount.Run(_root, "cp", [path, Path.Combine(Data, "postgresql.auto.conf")]);
    }
}
