using System.Diagnostics;
using System.Globalization;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>An instance in a process of its own, that writes exchanges and says which are acknowledged.</summary>
internal sealed class InstanceProcess : IDisposable
{
    private readonly Process _process;
    private readonly Lock _lock = new();
    private readonly HashSet<string> _opened = new(StringComparer.Ordinal);
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    private readonly HashSet<string> _measured = new(StringComparer.Ordinal);
    private string _lastRefusal = "";

    private InstanceProcess(Process process) => _process = process;

    public static InstanceProcess Start(TestLedger ledger, string connectionString, AckWhen ack, int skewSeconds = 0, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "GenAiMeasures.PostgreSqlWorker.dll"), "instance", "connection=" + connectionString, "schema=" + ledger.Schema,
            "folder=" + (folder ?? ledger.Folder.Root), "ack=" + ack, string.Create(CultureInfo.InvariantCulture, $"skew={skewSeconds}"),
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        var worker = new InstanceProcess(Process.Start(start)!);
        worker._process.OutputDataReceived += (_, e) => worker.Note(e.Data);
        worker._process.ErrorDataReceived += (_, e) => worker.Note(e.Data is null ? null : "e " + e.Data);
        worker._process.BeginOutputReadLine();
        worker._process.BeginErrorReadLine();
        return worker;
    }

    public bool HasExited => _process.HasExited;

    /// <summary>What was said the last time a record was refused.</summary>
    public string LastRefusal
    {
        get
        {
            lock (_lock)
            {
                return _lastRefusal;
            }
        }
    }

    public int SettledCount
    {
        get
        {
            lock (_lock)
            {
                return _settled.Count;
            }
        }
    }

    /// <summary>Gives over what was acknowledged since this was asked last.</summary>
    public void TakeInto(HashSet<string> opened, HashSet<string> settled, HashSet<string> measured)
    {
        lock (_lock)
        {
            measured.UnionWith(_measured);
            opened.UnionWith(_opened);
            settled.UnionWith(_settled);
        }
    }

    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    // SIGKILL: no handler of the process runs
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends it as a deployment does.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
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
        lock (_lock)
        {
            // a line that the kill cut short says nothing
            if (line is ['o' or 's' or 'm', ' ', ..] and { Length: 34 })
            {
                (line[0] == 'o' ? _opened : line[0] == 's' ? _settled : _measured).Add(line[2..]);
            }
            else if (line is { Length: > 2 } && line[0] == 'e')
            {
                _lastRefusal = line[2..];
            }
        }
    }
}
