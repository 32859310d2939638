using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace GenAiMeasures.Moderation;

// Judgements given before, by a digest of the text; the same text that is being judged is waited for and not asked again.
// Bounded; the oldest goes first. Thread-safe.
internal sealed class JudgementMemory(int capacity)
{
    private readonly ConcurrentDictionary<(UInt128, ScreenSide), Task<Judgement>> _known = new();
    private readonly ConcurrentQueue<(UInt128, ScreenSide)> _order = new();

    // Every caller waits as long as it likes; the question itself goes on for the others.
    internal async ValueTask<Judgement> GetAsync(ModeratedText text, Func<ModeratedText, Task<Judgement>> ask, CancellationToken cancellationToken)
    {
        if (capacity == 0)
        {
            return await ask(text).WaitAsync(cancellationToken);
        }

        (UInt128, ScreenSide) key = (Digest(text.Text), text.Side);
        if (_known.TryGetValue(key, out Task<Judgement>? known))
        {
            return await known.WaitAsync(cancellationToken);
        }

        var asked = new TaskCompletionSource<Judgement>(TaskCreationOptions.RunContinuationsAsynchronously);
        known = _known.GetOrAdd(key, asked.Task);
        if (ReferenceEquals(known, asked.Task))
        {
            Remember(key);
            _ = FillAsync(key, asked, ask(text));
        }

        return await known.WaitAsync(cancellationToken);
    }

    // a failure is never remembered
    private async Task FillAsync((UInt128, ScreenSide) key, TaskCompletionSource<Judgement> asked, Task<Judgement> answer)
    {
        try
        {
            asked.SetResult(await answer);
        }
#pragma warning disable CA1031 // handed to everybody who waits
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _known.TryRemove(key, out _);
            asked.SetException(exception);
            _ = asked.Task.Exception;
        }
    }

    private void Remember((UInt128, ScreenSide) key)
    {
        _order.Enqueue(key);
        while (_order.Count > capacity && _order.TryDequeue(out (UInt128, ScreenSide) oldest))
        {
            _known.TryRemove(oldest, out _);
        }
    }

    private static UInt128 Digest(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
