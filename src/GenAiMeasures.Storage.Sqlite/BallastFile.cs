namespace GenAiMeasures.Storage.Sqlite;

// Real blocks of the disk that are given up when it is full: without them SQLite can neither delete a row nor shorten its log, and
// an erasure fails just when it is needed. Thread-safe.
internal sealed class BallastFile(string databasePath, long length)
{
    // what the write-ahead log may grow by before it is written back
    private const long RoomOfLog = 8 * 1024 * 1024;

    private readonly string _path = databasePath + ".ballast";
    private readonly Lock _lock = new();
    private bool _released;

    internal bool IsReleased => Volatile.Read(ref _released);

    // False while the disk has no room for it.
    internal bool Take()
    {
        lock (_lock)
        {
            bool isThere = length == 0 || (File.Exists(_path) && new FileInfo(_path).Length == length) || TryMake();
            Volatile.Write(ref _released, !isThere);
            return isThere;
        }
    }

    // Whether there was any, and the disk is what failed: another failure is not cured by room.
    internal bool Release()
    {
        lock (_lock)
        {
            if (length == 0 || !File.Exists(_path) || new DriveInfo(Path.GetDirectoryName(_path)!).AvailableFreeSpace >= RoomOfLog)
            {
                return false;
            }

            File.Delete(_path);
            Volatile.Write(ref _released, true);
            return true;
        }
    }

    private bool TryMake()
    {
        try
        {
            File.Delete(_path);
            var disk = new DriveInfo(Path.GetDirectoryName(_path)!);
            long before = disk.AvailableFreeSpace;
            using FileStream stream = OwnerOnlyFile.Create(_path, length);
            stream.SetLength(length);
            if (before - disk.AvailableFreeSpace < length / 2)
            {
                // a file system that makes files of holes, or compresses them: only written noise takes its room
                Fill(stream);
            }

            return true;
        }
        catch (IOException)
        {
            // no room: nothing half-made may stay, it would be taken for the whole
            File.Delete(_path);
            return false;
        }
    }

    private void Fill(FileStream stream)
    {
        byte[] noise = new byte[1024 * 1024];
        for (long left = length; left > 0; left -= noise.Length)
        {
            System.Security.Cryptography.RandomNumberGenerator.Fill(noise);
            stream.Write(noise, 0, (int)Math.Min(left, noise.Length));
        }

        stream.Flush(flushToDisk: true);
    }
}
