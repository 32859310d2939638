using System.Security.Cryptography;

namespace GenAiMeasures.Storage.PostgreSql;

// The wrapped data keys that this instance made itself, in a file of its own: the chat path finds and makes keys without the
// database. A key is durable here before a record names it, and in the database before that record is. What an erasure destroys
// is overwritten where it stood. Thread-safe.
internal sealed class StagedKeys
{
    private readonly string _path;
    private readonly int _most;
    private readonly Lock _lock = new();
    private readonly Dictionary<long, StagedKey> _byNumber = [];
    private readonly Dictionary<LedgerKeyName, long> _byName = [];
    private long _length;
    private long _frames;

    internal StagedKeys(string folder, int most)
    {
        _path = Path.Combine(folder, "keys");
        _most = most;
    }

    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _byNumber.Count;
            }
        }
    }

    internal void Open()
    {
        lock (_lock)
        {
            _byNumber.Clear();
            _byName.Clear();
            _length = 0;
            _frames = 0;
            if (!File.Exists(_path))
            {
                return;
            }

            byte[] bytes = File.ReadAllBytes(_path);
            while (_length < bytes.Length)
            {
                ReadOnlySpan<byte> left = bytes.AsSpan((int)_length);
                if (!JournalFrame.TryReadHeader(left, out int length, out long number) || number != _frames + 1 || length > left.Length
                    || !JournalFrame.IsWhole(left[..length]) || !TryTake(left[JournalFrame.HeaderLength..length]))
                {
                    Cut(bytes);
                    return;
                }

                _length += length;
                _frames++;
            }
        }
    }

    internal List<LedgerKey> Find(IReadOnlyCollection<LedgerKeyName> names)
    {
        lock (_lock)
        {
            return [.. names.Where(_byName.ContainsKey).Select(n => _byNumber[_byName[n]].Key)];
        }
    }

    internal LedgerKey? Find(long number)
    {
        lock (_lock)
        {
            return _byNumber.TryGetValue(number, out StagedKey? key) ? key.Key : null;
        }
    }

    // Makes keys durable; their numbers are given.
    internal void Add(IReadOnlyList<LedgerKey> keys)
    {
        lock (_lock)
        {
            if (_byNumber.Count + keys.Count > _most)
            {
                MakeRoom();
            }

            byte[] frame = FrameOf(keys.Select(k => new StagedKey(k)).ToList(), _frames + 1);
            using (FileStream stream = OwnerOnlyFile.OpenToWrite(_path))
            {
                stream.SetLength(_length);
                stream.Position = _length;
                stream.Write(frame);
                stream.Flush(flushToDisk: true);
            }

            _length += frame.Length;
            _frames++;
            foreach (LedgerKey key in keys)
            {
                Take(new StagedKey(key));
            }
        }
    }

    internal List<LedgerKey> Unshipped()
    {
        lock (_lock)
        {
            return [.. _byNumber.Values.Where(k => !k.IsShipped).Select(k => k.Key)];
        }
    }

    internal List<LedgerKey> All()
    {
        lock (_lock)
        {
            return [.. _byNumber.Values.Select(k => k.Key)];
        }
    }

    // That a key is in the database is not written here: after a start it is found out again, which is harmless.
    internal void Shipped(IEnumerable<long> numbers)
    {
        lock (_lock)
        {
            foreach (long number in numbers)
            {
                if (_byNumber.TryGetValue(number, out StagedKey? key))
                {
                    key.IsShipped = true;
                }
            }
        }
    }

    // Destroys keys: no byte of them is left in the file. Returns whether there were any.
    internal bool Destroy(IReadOnlyCollection<long> numbers)
    {
        lock (_lock)
        {
            int gone = numbers.Count(_byNumber.ContainsKey);
            if (gone == 0)
            {
                return false;
            }

            var left = new HashSet<long>(numbers);
            Rewrite([.. _byNumber.Values.Where(k => !left.Contains(k.Key.Number))]);
            return true;
        }
    }

    // as they are now: rewrapped, or restricted
    internal void Update(IReadOnlyList<LedgerKey> keys)
    {
        lock (_lock)
        {
            Dictionary<long, LedgerKey> changed = keys.Where(k => _byNumber.ContainsKey(k.Number)).ToDictionary(k => k.Number);
            if (changed.Count > 0)
            {
                Rewrite([.. _byNumber.Values.Select(k => changed.TryGetValue(k.Key.Number, out LedgerKey? now) ? new StagedKey(now) { IsShipped = k.IsShipped } : k)]);
            }
        }
    }

    // Half of what is in the database anyway goes, the longest unused months first: who comes back gets another key.
    private void MakeRoom()
    {
        List<StagedKey> shipped = [.. _byNumber.Values.Where(k => k.IsShipped).OrderBy(k => k.Key.Name.Month).ThenBy(k => k.Key.Number)];
        HashSet<long> going = [.. shipped.Take((shipped.Count + 1) / 2).Select(k => k.Key.Number)];
        if (going.Count > 0)
        {
            Rewrite([.. _byNumber.Values.Where(k => !going.Contains(k.Key.Number))]);
        }
    }

    // the handle stays on the old file when the new one takes its name; then the old bytes are overwritten where they stand
    private void Rewrite(List<StagedKey> keys)
    {
        byte[] frame = FrameOf(keys, 1);
        using FileStream? old = File.Exists(_path) ? new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete) : null;
        OwnerOnlyFile.Replace(_path, frame);
        CryptographicOperations.ZeroMemory(frame);
        if (old is not null)
        {
            byte[] zeros = new byte[64 * 1024];
            for (long left = old.Length; left > 0; left -= zeros.Length)
            {
                old.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
            }

            old.Flush(flushToDisk: true);
        }

        _byNumber.Clear();
        _byName.Clear();
        _length = frame.Length;
        _frames = 1;
        keys.ForEach(Take);
    }

    private void Cut(byte[] bytes)
    {
        // only the last frame can be torn: one behind it means that what was acknowledged was changed
        for (int at = (int)_length + 1; at + JournalFrame.HeaderLength <= bytes.Length; at++)
        {
            if (JournalFrame.TryReadHeader(bytes.AsSpan(at), out int length, out long number) && number > _frames && length <= bytes.Length - at
                && JournalFrame.IsWhole(bytes.AsSpan(at, length)))
            {
                throw JournalErrors.Corrupt(_path, _length);
            }
        }

        using FileStream stream = OwnerOnlyFile.OpenToWrite(_path);
        stream.SetLength(_length);
        stream.Flush(flushToDisk: true);
    }

    private void Take(StagedKey key)
    {
        _byNumber[key.Key.Number] = key;
        _byName[key.Key.Name] = key.Key.Number;
    }

    private static byte[] FrameOf(List<StagedKey> keys, long number)
    {
        var buffer = new JournalBuffer();
        buffer.Reserve(JournalFrame.HeaderLength);
        buffer.Int32(keys.Count);
        foreach (LedgerKey key in keys.Select(k => k.Key))
        {
            buffer.Int64(key.Number);
            buffer.Raw(key.Name.Subject.ToBytes());
            buffer.Int32(key.Name.Class);
            buffer.Int32(key.Name.Month);
            buffer.Int32(key.Epoch);
            buffer.Byte(key.IsRestricted ? (byte)1 : (byte)0);
            buffer.Block(key.Wrapped.Span);
        }

        JournalFrame.Seal(buffer.Written.Span, number);
        return buffer.Written.ToArray();
    }

    private bool TryTake(ReadOnlySpan<byte> payload)
    {
        var scan = new JournalScan(payload);
        int count = scan.Count(8 + 32 + 4 + 4 + 4 + 1 + 4);
        var keys = new List<StagedKey>(count);
        for (int i = 0; i < count && !scan.IsBroken; i++)
        {
            long number = scan.Int64();
            byte[] lookup = scan.Raw(32);
            if (lookup.Length != 32)
            {
                return false;
            }

            var name = new LedgerKeyName(new SubjectLookup(lookup), scan.Int32(), scan.Int32());
            keys.Add(new StagedKey(new LedgerKey { Number = number, Name = name, Epoch = scan.Int32(), IsRestricted = scan.Byte() == 1, Wrapped = scan.Block() }));
        }

        if (scan.IsWhole)
        {
            keys.ForEach(Take);
        }

        return scan.IsWhole;
    }
}
