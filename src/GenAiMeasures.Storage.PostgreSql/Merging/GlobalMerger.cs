using System.Text;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Storage.PostgreSql;

// Appends the newest checkpoint of every log that has grown to one log over all of them, signs what that is now, and keeps it in the
// database and outside of it. Records wait for none of it. Used by the holder of the role only.
internal sealed class GlobalMerger
{
    internal const string Name = "global";
    internal const string Suffix = ".global";

    private readonly PostgreSqlConnections _connections;
    private readonly INoteSigner _signer;
    private readonly IReadOnlyList<string> _paths;
    private bool _isChecked;

    public GlobalMerger(PostgreSqlConnections connections, ILedgerStore store, IOptions<GenAiComplianceOptions> options, INoteSigner? signer = null)
    {
        _connections = connections;
        _signer = signer ?? store.DefaultSigner;
        _paths = [.. new[] { connections.Options.CheckpointPath + Suffix }, .. options.Value.Records.CheckpointPaths.Select(p => p + Suffix)];
    }

    internal static string OriginOf(string signerName) => signerName + "/" + Name;

    // Returns how many leaves were added.
    internal async ValueTask<int> MergeAsync(Guid instance, long fence, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken).ConfigureAwait(false);
        SignedNote? note = null;
        int added = await _connections.WriteAsync(
            "merge",
            async (c, t) =>
            {
                note = null;
                if (!await RoleLease.HoldAsync(c, t, InstanceKeeper.Role, instance, fence, cancellationToken).ConfigureAwait(false))
                {
                    return 0;
                }

                MerkleFrontier tree = await GlobalRows.HoldAsync(c, t, cancellationToken).ConfigureAwait(false);
                List<(Guid Log, long Size, byte[] Root)> grown = await GlobalRows.ReadGrownAsync(c, t, cancellationToken).ConfigureAwait(false);
                if (grown.Count == 0)
                {
                    return 0;
                }

                (List<GlobalLeaf> leaves, List<LedgerTile> tiles) = Grow(tree, grown);
                note = Sign(tree);
                await GlobalRows.WriteAsync(c, t, fence, leaves, tiles, tree, note.ToString(), cancellationToken).ConfigureAwait(false);
                return leaves.Count;
            },
            cancellationToken).ConfigureAwait(false);
        if (note is not null)
        {
            Keep(note);
        }

        return added;
    }

    private (List<GlobalLeaf> Leaves, List<LedgerTile> Tiles) Grow(MerkleFrontier tree, List<(Guid Log, long Size, byte[] Root)> grown)
    {
        var leaves = new List<GlobalLeaf>(grown.Count);
        var tiles = new List<LedgerTile>();
        byte[] tile = new byte[MerkleHash.Length];
        foreach ((Guid log, long size, byte[] root) in grown)
        {
            string text = new LedgerCheckpoint(_signer.Name + "/" + log.ToString("n"), size, root).ToText();
            byte[] hash = MerkleHash.Leaf(Encoding.UTF8.GetBytes(text));
            leaves.Add(new GlobalLeaf(tree.Size, log, size, text, hash));
            if (tree.Append(hash, tile))
            {
                tiles.Add(new LedgerTile((tree.Size >> MerkleFrontier.TileHeight) - 1, tile.ToArray()));
            }
        }

        return (leaves, tiles);
    }

    private SignedNote Sign(MerkleFrontier tree)
    {
        string origin = OriginOf(_signer.Name);
        return SignedNote.Sign(new LedgerCheckpoint(origin, tree.Size, tree.Root()).ToText(), _signer.WithName(origin));
    }

    // A database that was put back must not be signed over again: what was kept outside is compared once a start.
    private async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        if (_isChecked)
        {
            return;
        }

        (long Size, string Note)? last = await _connections.ReadAsync(c => GlobalRows.ReadLastCheckpointAsync(c, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (string path in _paths.Where(File.Exists))
        {
            try
            {
                IReadOnlyList<LedgerCheckpoint> notes = KeptCheckpoints.Trust(KeptCheckpoints.Read(path).TakeLast(1), _signer.ToVerifier(), path);
                long kept = notes.Count == 0 ? 0 : notes[^1].Size;
                if (kept > (last?.Size ?? 0))
                {
                    throw new LedgerUnavailableException(
                        $"The ledger's database is rolled back: the global checkpoint of {kept} leaves in '{path}' was signed, and the database has {last?.Size ?? 0}. No more is signed until the newer database is back. "
                        + $"账本数据库被回滚：'{path}' 中已签署的全局检查点有 {kept} 个叶子，而数据库只有 {last?.Size ?? 0} 个。在恢复较新的数据库之前不再签署。");
                }
            }
            catch (FormatException exception)
            {
                throw new LedgerUnavailableException(exception.Message, exception);
            }
        }

        _isChecked = true;
    }

    // the note is in the database already: a place that cannot be written lacks one note, and gets the next
    private void Keep(SignedNote note)
    {
        foreach (string path in _paths)
        {
            try
            {
                using FileStream stream = OwnerOnlyFile.OpenToAppend(path);
                stream.Write(Encoding.UTF8.GetBytes(note.ToString() + "\n"));
                stream.Flush(flushToDisk: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                LastFailure = exception.GetType().Name;
            }
        }
    }

    // why a place could not be written, the last time
    internal string? LastFailure { get; private set; }
}
