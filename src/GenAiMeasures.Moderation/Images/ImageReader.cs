using System.Buffers.Binary;

namespace GenAiMeasures.Moderation;

// Reads a compiled lexicon. Nothing of it is used before its hash was checked.
internal static class ImageReader
{
    // Throws LexiconException when the file cannot be read, is damaged, of another version, or folded with other tables.
    internal static LexiconSnapshot Read(string path)
    {
        try
        {
            // pieces are as large as they are wanted: a buffer between would only copy them once more
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            return Read(path, stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw LexiconReader.Unreadable(path, $"The file cannot be read ({exception.GetType().Name}). Check the path and the permissions.", exception);
        }
    }

    private static LexiconSnapshot Read(string name, Stream stream)
    {
        if (stream.Length < ImageFormat.HeaderLength + ImageFormat.HashLength)
        {
            throw NoImage(name);
        }

        var input = new ImageInput(stream, stream.Length);
        ReadOnlySpan<byte> header = input.Take(ImageFormat.HeaderLength);
        if (!header.StartsWith(ImageFormat.Magic))
        {
            throw NoImage(name);
        }

        if (BinaryPrimitives.ReadInt32LittleEndian(header[8..]) != ImageFormat.Version || !BitConverter.IsLittleEndian)
        {
            throw Refused(name, "The compiled lexicon is of another version or machine. Compile it again.");
        }

        try
        {
            bool isLong = BinaryPrimitives.ReadInt32LittleEndian(header[12..]) == input.Left;
            StoredSnapshot? stored = isLong ? new StoredSnapshot(input) : null;
            if (stored is null || !input.IsWhole())
            {
                throw Damaged(name, null);
            }

            return stored.HasCurrentTables
                ? stored.ToSnapshot()
                : throw Refused(name, "The compiled lexicon was folded with tables of another version. Compile it again.");
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(name, exception);
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            throw Refused(name, "The compiled lexicon cannot be read. Compile it again.", exception);
        }
    }

    private static LexiconException NoImage(string name) => Refused(name, "The file is no compiled lexicon. Make one with 'genai-measures lexicon compile'.");

    private static LexiconException Damaged(string name, Exception? inner) =>
        Refused(name, "The compiled lexicon is damaged: its hash does not match. Compile it again.", inner);

    private static LexiconException Refused(string name, string message, Exception? inner = null) =>
        new(name, [new LexiconProblem(0, "badImage", message)], inner);
}
