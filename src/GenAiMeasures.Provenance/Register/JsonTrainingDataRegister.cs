namespace GenAiMeasures.Provenance;

/// <summary>A register in one JSON file, written whole and at once. For one process at a time; a second writer is turned away by the version.</summary>
public sealed class JsonTrainingDataRegister : ITrainingDataRegister, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string _path;
    private readonly TimeProvider _time;

    /// <summary>Initializes a register over a file, which need not exist yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">The clock of the history.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="time"/> is <see langword="null"/>.</exception>
    public JsonTrainingDataRegister(string path, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(time);
        _path = Path.GetFullPath(path);
        _time = time;
    }

    /// <summary>Reads a register from a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ProvenanceInputException">The file is no register; each problem is named with its place.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RegisterSnapshot Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        TrainingDataFile file = RegisterJson.Read(File.ReadAllBytes(path), Path.GetFileName(path));
        return new RegisterSnapshot(file.Register, file.History.Count, RegisterJson.Digest(file.Register), file.History);
    }

    /// <inheritdoc/>
    public async ValueTask<RegisterSnapshot> ReadAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return Current();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<RegisterSnapshot> CommitAsync(TrainingData data, int expectedVersion, string by, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        RegisterStructure.ThrowIfContradictory(data);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // held while reading, comparing and writing, so that two processes cannot both win
            await using FileStream turn = new(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            RegisterSnapshot current = Current();
            if (current.Version != expectedVersion)
            {
                throw new RegisterConflictException(expectedVersion, current.Version);
            }

            RegisterEntry entry = RegisterHistory.Append(current, data, by, reason, _time.GetUtcNow());
            var file = new TrainingDataFile { Format = TrainingDataFile.CurrentFormat, Register = data, History = [.. current.History, entry] };
            Write(RegisterJson.Write(file));
            return new RegisterSnapshot(data, entry.Version, entry.Digest, file.History);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private RegisterSnapshot Current()
    {
        if (File.Exists(_path))
        {
            return Read(_path);
        }

        var empty = new TrainingData();
        return new RegisterSnapshot(empty, 0, RegisterJson.Digest(empty), []);
    }

    // flushed to the disk before it takes the old file's place
    private void Write(byte[] bytes)
    {
        string draft = _path + ".new";
        using (FileStream stream = new(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, _path, overwrite: true);
    }
}
