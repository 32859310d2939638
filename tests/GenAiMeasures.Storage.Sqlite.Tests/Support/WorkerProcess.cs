using System.Diagnostics;
using System.Globalization;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>A process of its own that writes a ledger and says what is acknowledged.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly string Compiled = Repository.PathOf("artifacts", "publish", "GenAiMeasures.AotSmoke", "release_linux-x64", "GenAiMeasures.AotSmoke");

    private readonly Process _process;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _opened = new(StringComparer.Ordinal);
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);

    private WorkerProcess(Process process) => _process = process;

    public static WorkerProcess Start(string database, int writers, params string[] mode) => Start(database, writers, new Dictionary<string, string>(), mode);

    public static WorkerProcess Start(string database, int writers, IReadOnlyDictionary<string, string> environment, params string[] mode)
    {
        return Start("dotnet", Path.Combine(AppContext.BaseDirectory, "GenAiMeasures.LedgerWorker.dll"), database, writers, environment, mode);
    }

    /// <summary>Starts the worker as the gate has compiled it ahead of time, which takes a tenth of the time; elsewhere as ever, because what lies there may be old.</summary>
    public static WorkerProcess StartCompiled(string database, int writers) => Repository.IsGate && File.Exists(Compiled)
        ? Start(Compiled, "worker", database, writers, new Dictionary<string, string>(), [])
        : Start(database, writers);

    private static WorkerProcess Start(string program, string first, string database, int writers, IReadOnlyDictionary<string, string> environment, string[] mode)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(first);
        start.ArgumentList.Add(database);
        start.ArgumentList.Add(writers.ToString(CultureInfo.InvariantCulture));
        Array.ForEach(mode, start.ArgumentList.Add);
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        var worker = new WorkerProcess(process);
        process.OutputDataReceived += (_, e) => worker.Note(e.Data);
        process.BeginOutputReadLine();
        return worker;
    }

    public IReadOnlyCollection<string> Opened => Copy(_opened);

    public IReadOnlyCollection<string> Settled => Copy(_settled);

    public async Task WaitForAcknowledgementsAsync(int count)
    {
        var watch = Stopwatch.StartNew();
        while (Settled.Count < count)
        {
            Assert.False(_process.HasExited, "The worker ended before it was killed.");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "The worker acknowledged nothing.");
            await Task.Delay(5);
        }
    }

    /// <summary>Sends a signal by its name.</summary>
    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    // SIGKILL: no handler of the process runs
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<(int ExitCode, string Error)> WaitForExitAsync()
    {
        string error = await _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return (_process.ExitCode, error.Trim());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Note(string? line)
    {
        // a line that the kill cut short says nothing
        if (line is { Length: 34 })
        {
            lock (_lock)
            {
                (line[0] == 'o' ? _opened : _settled).Add(line[2..]);
            }
        }
    }

    private List<string> Copy(HashSet<string> ids)
    {
        lock (_lock)
        {
            return [.. ids];
        }
    }
}
