using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GenAiMeasures.Provenance;

/// <summary>Draws simple random samples in one pass and in memory for the sample only. The same seed and items give the same sample on every machine and version. Thread-safe.</summary>
public static class SampleDrawer
{
    /// <summary>Draws from a stream of items of unknown length (reservoir sampling: every item has the same chance).</summary>
    /// <typeparam name="T">The item's type.</typeparam>
    /// <param name="items">The items, read once.</param>
    /// <param name="id">The id of an item, which has to be stable.</param>
    /// <param name="size">How many to draw; all, where there are fewer.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The sample.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive.</exception>
    public static async Task<DrawnSample<T>> DrawAsync<T>(
        IAsyncEnumerable<T> items, Func<T, string> id, int size, ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        using var population = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var random = new SplitMix64(seed);
        List<DrawnItem<T>> drawn = [];
        long count = 0;
        await foreach (T item in items.WithCancellation(cancellationToken))
        {
            string name = id(item);
            Append(population, name);
            if (drawn.Count < size)
            {
                drawn.Add(new DrawnItem<T>(count, name, item));
            }
            else
            {
                ulong place = random.NextBelow((ulong)count + 1);
                if (place < (ulong)size)
                {
                    drawn[(int)place] = new DrawnItem<T>(count, name, item);
                }
            }

            count++;
        }

        drawn.Sort((a, b) => a.Index.CompareTo(b.Index));
        return new DrawnSample<T>(seed, count, Hex(population), HashOf(drawn.Select(d => d.Id)), drawn);
    }

    /// <summary>Draws a share of a file: counts it first, so that the share is exact, and then draws.</summary>
    /// <param name="file">The file.</param>
    /// <param name="share">The share, above 0 and at most 1; rounded up to whole items.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The sample.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    /// <exception cref="ProvenanceInputException">Lines of the file are wrong; nothing is drawn.</exception>
    public static async Task<DrawnSample<CorpusItem>> DrawShareAsync(CorpusFile file, double share, ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!(share > 0 && share <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "Give a share above 0 and at most 1.");
        }

        long count = 0;
        await foreach (CorpusItem _ in file.ReadAsync(cancellationToken))
        {
            count++;
        }

        return await DrawAsync(file.ReadAsync(cancellationToken), i => i.Id, checked((int)Math.Max(1, Math.Ceiling(count * share))), seed, cancellationToken);
    }

    // the hash that stands for a list of ids
    internal static string HashOf(IEnumerable<string> ids)
    {
        using var sample = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string id in ids)
        {
            Append(sample, id);
        }

        return Hex(sample);
    }

    private static void Append(IncrementalHash hash, string text)
    {
        // the length before the bytes, so that no two lists of ids have the same hash
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private static string Hex(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset());
}
