namespace GenAiMeasures.Storage.PostgreSql;

// the state's copy on disk: one frame with its CRC-32C, whole or not at all
internal static class JournalStateFile
{
    internal static string PathOf(string folder) => Path.Combine(folder, "state");

    internal static JournalState? Read(string folder)
    {
        string path = PathOf(folder);
        if (!File.Exists(path))
        {
            return null;
        }

        byte[] bytes = File.ReadAllBytes(path);
        return JournalFrame.TryReadHeader(bytes, out int length, out _) && length == bytes.Length && JournalFrame.IsWhole(bytes)
            && JournalState.Read(bytes.AsSpan(JournalFrame.HeaderLength)) is { } state
            ? state
            : throw JournalErrors.Corrupt(path, 0);
    }

    internal static void Write(string folder, JournalState state)
    {
        byte[] content = state.ToBytes();
        byte[] frame = new byte[JournalFrame.HeaderLength + content.Length];
        content.CopyTo(frame, JournalFrame.HeaderLength);
        JournalFrame.Seal(frame, 1);
        OwnerOnlyFile.Replace(PathOf(folder), frame);
    }
}
