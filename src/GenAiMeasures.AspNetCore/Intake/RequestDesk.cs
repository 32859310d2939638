using System.Security.Cryptography;
using System.Text.Json;

namespace GenAiMeasures.AspNetCore;

// Where people's requests wait for an operator, and where their people learn how far they are. The ledger keeps a request without its
// person; somebody has to know whose it is. Kept as cases: with a storage package they survive a restart.
internal sealed class RequestDesk(ICaseStore store, RequestSeal seal)
{
    internal const string CaseKind = "person-request";

    internal async ValueTask AddAsync(WaitingRequest request, CancellationToken cancellationToken)
    {
        string id = request.Request.Id;
        byte[] owner = await seal.OwnerAsync(id, request.Request.Subject, cancellationToken);
        if (!await store.TryCommitAsync(await StateAsync(id, 1, owner, StoredRequest.Of(request), cancellationToken), cancellationToken))
        {
            throw new InvalidOperationException($"The request {id} is there already.");
        }
    }

    // A request for whoever handles it, while it is open.
    internal async ValueTask<WaitingRequest?> FindAsync(string id, CancellationToken cancellationToken) =>
        await store.FindAsync(CaseKind, id, cancellationToken) is { } state && await OpenAsync(state, cancellationToken) is (_, { } stored) ? stored.ToWaiting(id) : null;

    // A request for whoever asks how far it is: null unless it is theirs. What is not there and what is another's take the same steps.
    internal async ValueTask<StoredRequest?> FindOwnAsync(string id, Subject subject, CancellationToken cancellationToken)
    {
        CaseState? state = await store.FindAsync(CaseKind, id, cancellationToken);
        byte[] asking = await seal.OwnerAsync(id, subject, cancellationToken);
        DeskEntry entry = (state is null ? null : Parse(state)) ?? new DeskEntry([], []);
        return CryptographicOperations.FixedTimeEquals(asking, entry.Owner) ? (await OpenAsync(state!, cancellationToken))?.Stored : null;
    }

    internal async ValueTask<IReadOnlyCollection<WaitingRequest>> ListAsync(CancellationToken cancellationToken)
    {
        var waiting = new List<WaitingRequest>();
        await foreach (CaseState state in store.ListAsync(new CaseQuery(CaseKind) { IsOpen = true }, cancellationToken))
        {
            if (await OpenAsync(state, cancellationToken) is (_, { } stored) && stored.ToWaiting(state.Id) is { } request)
            {
                waiting.Add(request);
            }
        }

        return waiting;
    }

    // The next step of a request. With its last one, who asked and what they said is gone from here.
    internal async ValueTask StepAsync(string id, SubjectRequestStep step, string? ground, CancellationToken cancellationToken)
    {
        while (await store.FindAsync(CaseKind, id, cancellationToken) is { } state && await OpenAsync(state, cancellationToken) is ({ } owner, { IsOpen: true } stored))
        {
            if (await store.TryCommitAsync(await StateAsync(id, state.Version + 1, owner, stored.At(step, ground), cancellationToken), cancellationToken))
            {
                return;
            }
        }
    }

    private async ValueTask<CaseState> StateAsync(string id, long version, byte[] owner, StoredRequest stored, CancellationToken cancellationToken)
    {
        byte[] box = await seal.SealAsync(id, JsonSerializer.SerializeToUtf8Bytes(stored, IntakeJsonContext.Default.StoredRequest), cancellationToken);
        return new CaseState
        {
            Kind = CaseKind,
            Id = id,
            Version = version,
            IsOpen = stored.IsOpen,
            DueAt = new DateTimeOffset(stored.Due.AddDays(1).ToDateTime(TimeOnly.MinValue), Beijing.Offset),
            Body = JsonSerializer.SerializeToUtf8Bytes(new DeskEntry(owner, box), IntakeJsonContext.Default.DeskEntry),
        };
    }

    // null when it was sealed under a secret that is gone: the ledger still shows the request, and the page says that it is not waiting here
    private async ValueTask<(byte[] Owner, StoredRequest Stored)?> OpenAsync(CaseState state, CancellationToken cancellationToken) =>
        Parse(state) is { } entry
            && await seal.OpenAsync(state.Id, entry.Box, cancellationToken) is { } text
            && JsonSerializer.Deserialize(text, IntakeJsonContext.Default.StoredRequest) is { } stored
                ? (entry.Owner, stored)
                : null;

    private static DeskEntry? Parse(CaseState state)
    {
        try
        {
            return JsonSerializer.Deserialize(state.Body.Span, IntakeJsonContext.Default.DeskEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
