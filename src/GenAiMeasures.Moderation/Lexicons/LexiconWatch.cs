namespace GenAiMeasures.Moderation;

// Tells by size and time of writing when files have changed and are no longer being written. Looking is used rather than
// notifications, which mounted volumes and shares do not send. Used by one caller at a time.
internal sealed class LexiconWatch
{
    private readonly string[] _paths;
    private (DateTime Written, long Length)[] _read;
    private (DateTime Written, long Length)[] _seen;

    internal LexiconWatch(IEnumerable<string> paths)
    {
        _paths = [.. paths];
        _read = _seen = Look();
    }

    internal bool IsEmpty => _paths.Length == 0;

    // True once for every change, when two looks in a row have seen the same files.
    internal bool HasSettledChange()
    {
        (DateTime, long)[] now = Look();
        bool isSettled = now.AsSpan().SequenceEqual(_seen);
        _seen = now;
        if (!isSettled || now.AsSpan().SequenceEqual(_read))
        {
            return false;
        }

        _read = now;
        return true;
    }

    private (DateTime Written, long Length)[] Look() => [.. _paths.Select(Look)];

    private static (DateTime Written, long Length) Look(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists ? (file.LastWriteTimeUtc, file.Length) : (default, -1);
        }
        catch (IOException)
        {
            return (default, -2);
        }
    }
}
