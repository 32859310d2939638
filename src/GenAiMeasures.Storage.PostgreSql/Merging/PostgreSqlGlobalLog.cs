using System.Globalization;
using System.Text;

namespace GenAiMeasures.Storage.PostgreSql;

/// <summary>The log over the checkpoints of all instances' logs: proves a record up to the global checkpoint, and verifies the whole. Writes nothing. For one caller at a time.</summary>
public sealed class PostgreSqlGlobalLog : IAsyncDisposable
{
    private const int LeavesAtOnce = 5_000;

    private readonly PostgreSqlConnections _connections;
    private readonly PostgreSqlLedgerReader _reader;

    private PostgreSqlGlobalLog(PostgreSqlConnections connections, PostgreSqlLedgerReader reader)
    {
        _connections = connections;
        _reader = reader;
    }

    /// <summary>Opens the database for reading.</summary>
    /// <param name="options">Where it is. Only the connection string and the schema matter.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The log.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">The database cannot be read, or is no ledger.</exception>
    public static async ValueTask<PostgreSqlGlobalLog> OpenAsync(PostgreSqlOptions options, CancellationToken cancellationToken = default)
    {
        PostgreSqlLedgerReader reader = await PostgreSqlLedgerReader.OpenSealedAsync(options, cancellationToken).ConfigureAwait(false);
        return new PostgreSqlGlobalLog(new PostgreSqlConnections(options, TimeProvider.System), reader);
    }

    /// <summary>Reads the newest global checkpoint.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The signed note, or <see langword="null"/> when nothing was merged yet.</returns>
    public async ValueTask<SignedNote?> ReadCheckpointAsync(CancellationToken cancellationToken = default) =>
        await LastAsync(cancellationToken).ConfigureAwait(false) is { } last && SignedNote.TryParse(last.Note, out SignedNote? note) ? note : null;

    /// <summary>Proves a record up to the newest global checkpoint.</summary>
    /// <param name="log">The record's log.</param>
    /// <param name="sequence">Its place in the log.</param>
    /// <param name="signer">The key under which the logs' checkpoints are signed.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The proof, or <see langword="null"/> while no merged checkpoint covers the record.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="signer"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">The database cannot be read, or lacks records.</exception>
    public async ValueTask<GlobalReceipt?> ProveAsync(Guid log, long sequence, INoteSigner signer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signer);
        if (await LastAsync(cancellationToken).ConfigureAwait(false) is not { } last || !SignedNote.TryParse(last.Note, out SignedNote? note)
            || await AskAsync(c => GlobalRows.FindLeafAsync(c, log, sequence, last.Size, cancellationToken), cancellationToken).ConfigureAwait(false) is not { } leaf
            || !LedgerCheckpoint.TryParse(leaf.Checkpoint, out LedgerCheckpoint? checkpoint))
        {
            return null;
        }

        LedgerLogReader records = await LedgerLogReader.OpenAsync(_reader, log, cancellationToken).ConfigureAwait(false);
        await using var leaves = new GlobalLeavesReader(_connections);
        LedgerLogReader global = await LedgerLogReader.OpenAsync(leaves, Guid.Empty, cancellationToken, LedgerSuite.International).ConfigureAwait(false);
        return new GlobalReceipt
        {
            Record = new LedgerReceipt
            {
                Index = sequence,
                Path = await records.InclusionAsync(sequence, leaf.Size, cancellationToken).ConfigureAwait(false),
                Checkpoint = SignedNote.Sign(leaf.Checkpoint, signer.WithName(checkpoint.Origin)),
            },
            Global = new LedgerReceipt
            {
                Index = leaf.Index,
                Path = await global.InclusionAsync(leaf.Index, last.Size, cancellationToken).ConfigureAwait(false),
                Checkpoint = note,
            },
        };
    }

    /// <summary>Verifies every record of all logs against their heads and every merged checkpoint, and the log over them against what was signed.</summary>
    /// <param name="verifier">The key that is trusted, under the ledger's name; <see langword="null"/> leaves signatures unchecked.</param>
    /// <param name="kept">Global checkpoints that were kept elsewhere, of a key that is trusted.</param>
    /// <param name="onlyLog">One log, or <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>The result.</returns>
    /// <exception cref="LedgerUnavailableException">The database cannot be read.</exception>
    public async ValueTask<GlobalVerification> VerifyAsync(
        INoteVerifier? verifier = null, IReadOnlyList<LedgerCheckpoint>? kept = null, Guid? onlyLog = null, CancellationToken cancellationToken = default)
    {
        var problems = new List<string>();
        var checkpoints = new List<LedgerCheckpoint>();
        var tree = new MerkleFrontier();
        (long Size, string Note)? last = await LastAsync(cancellationToken).ConfigureAwait(false);
        var expected = new Queue<LedgerCheckpoint>([.. (kept ?? []).Concat(Signed(last, verifier, problems)).OrderBy(c => c.Size)]);
        List<GlobalLeaf> page;
        do
        {
            long from = tree.Size;
            page = await AskAsync(c => GlobalRows.ReadLeavesAsync(c, from, LeavesAtOnce, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (GlobalLeaf leaf in page)
            {
                Add(leaf, tree, checkpoints, problems);
                while (expected.TryPeek(out LedgerCheckpoint? next) && next.Size <= tree.Size)
                {
                    expected.Dequeue();
                    if (next.Size == tree.Size && !tree.Root().AsSpan().SequenceEqual(next.Root.Span))
                    {
                        problems.Add(Say($"the {next.Size} merged checkpoints are not those that were signed", $"前 {next.Size} 个已合并的检查点与签署的不一致"));
                    }
                }
            }
        }
        while (page.Count == LeavesAtOnce);
        foreach (LedgerCheckpoint beyond in expected.Where(e => e.Size > tree.Size))
        {
            problems.Add(Say($"rolled back: a global checkpoint over {beyond.Size} was signed, and {tree.Size} are there", $"被回滚：已签署的全局检查点覆盖 {beyond.Size} 个，而现存 {tree.Size} 个"));
        }

        IReadOnlyList<LedgerCheckpoint> of = onlyLog is { } one ? [.. checkpoints.Where(c => c.Origin.EndsWith(one.ToString("n"), StringComparison.Ordinal))] : checkpoints;
        await using OneLogReader? alone = onlyLog is { } log ? new OneLogReader(_reader, log) : null;
        LedgerVerification ledger = await LedgerVerifier.VerifyAgainstAsync(alone ?? (ILedgerReader)_reader, of, incremental: false, cancellationToken).ConfigureAwait(false);
        return new GlobalVerification(ledger, tree.Size, problems, await InstancesAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync().ConfigureAwait(false);
        await _connections.DisposeAsync().ConfigureAwait(false);
    }

    private static IEnumerable<LedgerCheckpoint> Signed((long Size, string Note)? last, INoteVerifier? verifier, List<string> problems)
    {
        if (last is null)
        {
            yield break;
        }

        if (!SignedNote.TryParse(last.Value.Note, out SignedNote? note) || !LedgerCheckpoint.TryParse(note.Text, out LedgerCheckpoint? checkpoint)
            || (verifier is not null && !note.IsSignedBy(verifier.WithName(GlobalMerger.OriginOf(verifier.Name)))))
        {
            problems.Add(Say("the newest global checkpoint is not one that the ledger's key signed", "最新的全局检查点并非由账本密钥签署"));
            yield break;
        }

        yield return checkpoint;
    }

    private static void Add(GlobalLeaf leaf, MerkleFrontier tree, List<LedgerCheckpoint> checkpoints, List<string> problems)
    {
        byte[] hash = MerkleHash.Leaf(Encoding.UTF8.GetBytes(leaf.Checkpoint));
        if (leaf.Index != tree.Size || !hash.AsSpan().SequenceEqual(leaf.Hash.Span) || !LedgerCheckpoint.TryParse(leaf.Checkpoint, out LedgerCheckpoint? checkpoint)
            || checkpoint.Size != leaf.Size || !checkpoint.Origin.EndsWith("/" + leaf.Log.ToString("n"), StringComparison.Ordinal))
        {
            problems.Add(Say($"the merged checkpoint {leaf.Index} was changed, or the one before it is missing", $"第 {leaf.Index} 个已合并的检查点被改动，或其前一个缺失"));
        }
        else
        {
            checkpoints.Add(checkpoint);
        }

        tree.Append(hash);
    }

    private ValueTask<IReadOnlyList<string>> InstancesAsync(CancellationToken cancellationToken) =>
        AskAsync(c => InstanceStates.ReadAsync(c, cancellationToken), cancellationToken);

    private ValueTask<(long Size, string Note)?> LastAsync(CancellationToken cancellationToken) =>
        AskAsync(c => GlobalRows.ReadLastCheckpointAsync(c, cancellationToken), cancellationToken);

    private async ValueTask<T> AskAsync<T>(Func<Npgsql.NpgsqlConnection, ValueTask<T>> query, CancellationToken cancellationToken)
    {
        try
        {
            return await _connections.ReadAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw PostgreSqlErrors.Explain(exception);
        }
    }

    private static string Say(FormattableString english, FormattableString chinese) =>
        chinese.ToString(CultureInfo.InvariantCulture) + "。 " + english.ToString(CultureInfo.InvariantCulture);

    private static string Say(string english, string chinese) => chinese + "。 " + english;
}
