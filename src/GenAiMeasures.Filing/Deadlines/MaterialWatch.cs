using System.Text.Json;

namespace GenAiMeasures.Filing;

// Notices that a keyword library or the test banks are of another version than the one last seen, also over a restart, and puts it on record.
// The clocks are ended by the record and not from here. The first version that is seen is no update.
internal sealed class MaterialWatch(IEnumerable<IVersionedMaterial> materials, ICaseStore store, TimeProvider time, ILedger? ledger = null)
{
    private const string CaseKind = "material";

    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        if (ledger is null)
        {
            return;
        }

        foreach (IVersionedMaterial material in materials)
        {
            if (await material.ReadAsync(cancellationToken) is { } version)
            {
                await FollowAsync(material.Kind, version, cancellationToken);
            }
        }
    }

    private async Task FollowAsync(MaterialKind kind, MaterialVersion version, CancellationToken cancellationToken)
    {
        string id = kind.ToString();
        if (await store.FindAsync(CaseKind, id, cancellationToken) is not { } state)
        {
            await store.TryCommitAsync(StateOf(id, 1, new KnownMaterial { Number = 0, Digest = version.Digest, Items = version.Items, At = time.GetUtcNow() }, 0), cancellationToken);
            return;
        }

        KnownMaterial known = JsonSerializer.Deserialize(state.Body.Span, FilingJsonContext.Readable.KnownMaterial)
            ?? throw new StateUnavailableException($"The state of the material {id} cannot be read. Stop the service, keep the file, and go on from a backup.");
        if (known.Digest != version.Digest)
        {
            // what an earlier process could not record any more is recorded before what came after it
            await RecordAsync(kind, state, known);
            known = new KnownMaterial { Number = known.Number + 1, Before = known.Digest, Digest = version.Digest, Items = version.Items, At = time.GetUtcNow() };
            CaseState next = StateOf(id, state.Version + (state.Unrecorded > 0 ? 2 : 1), known, 1);
            if (!await store.TryCommitAsync(next, cancellationToken))
            {
                // another instance was first
                return;
            }

            state = next;
        }

        await RecordAsync(kind, state, known);
    }

    private async Task RecordAsync(MaterialKind kind, CaseState state, KnownMaterial known)
    {
        if (state.Unrecorded == 0)
        {
            return;
        }

        // not cancelled by whoever waits: what is written must go on record
        await ledger!.AppendAsync(
            new MaterialUpdated { Material = kind, Number = known.Number, Before = known.Before ?? "", Digest = known.Digest, Items = known.Items, At = known.At }, CancellationToken.None);
        await store.TryCommitAsync(StateOf(state.Id, state.Version + 1, known, 0), CancellationToken.None);
    }

    private static CaseState StateOf(string id, long version, KnownMaterial known, int unrecorded) => new()
    {
        Kind = CaseKind,
        Id = id,
        Version = version,
        IsOpen = false,
        Unrecorded = unrecorded,
        Body = JsonSerializer.SerializeToUtf8Bytes(known, FilingJsonContext.Readable.KnownMaterial),
    };
}
