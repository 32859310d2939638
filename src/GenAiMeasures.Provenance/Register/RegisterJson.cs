using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GenAiMeasures.Provenance;

// the written form of a register, and its digest
internal static class RegisterJson
{
    internal static TrainingDataFile Read(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            TrainingDataFile? file = JsonSerializer.Deserialize(ToUtf8(bytes, name), ProvenanceJsonContext.Readable.TrainingDataFile);
            return file?.Format == TrainingDataFile.CurrentFormat
                ? file
                : throw Problem($"{name}:1", "format", $"The format is '{file?.Format}'. This version reads '{TrainingDataFile.CurrentFormat}'.", $"格式为“{file?.Format}”，本版本读取“{TrainingDataFile.CurrentFormat}”。");
        }
        catch (JsonException exception)
        {
            string place = $"{name}:{(exception.LineNumber ?? 0) + 1} {exception.Path}";
            throw new ProvenanceInputException(
                [new InputProblem(place, "json", "This is no value that can stand here: " + Shorten(exception.Message) + " Correct it against docs/training-data.md.", "此处的值不符合登记表格式，请对照 docs/training-data.zh-CN.md 更正。")], exception);
        }
    }

    internal static byte[] Write(TrainingDataFile file) => [.. JsonSerializer.SerializeToUtf8Bytes(file, ProvenanceJsonContext.Readable.TrainingDataFile), (byte)'\n'];

    internal static string Digest(TrainingData data) => Hash(JsonSerializer.SerializeToUtf8Bytes(RegisterOrder.Sort(data), ProvenanceJsonContext.Canonical.TrainingData));

    internal static JsonElement ToElement(TrainingData data) => JsonSerializer.SerializeToElement(data, ProvenanceJsonContext.Canonical.TrainingData);

    internal static JsonElement ToElement(RegisterEntry entry) => JsonSerializer.SerializeToElement(entry, ProvenanceJsonContext.Canonical.RegisterEntry);

    internal static TrainingData? ReadData(JsonElement element) => element.Deserialize(ProvenanceJsonContext.Canonical.TrainingData);

    internal static RegisterEntry? ReadEntry(JsonElement element) => element.Deserialize(ProvenanceJsonContext.Canonical.RegisterEntry);

    internal static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[3..];
        }

        if (bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return Encoding.UTF8.GetBytes((bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes[2..]));
        }

        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            int line = 1;
            while (bytes.IndexOf((byte)'\n') is int end and >= 0 && System.Text.Unicode.Utf8.IsValid(bytes[..end]))
            {
                bytes = bytes[(end + 1)..];
                line++;
            }

            throw Problem($"{name}:{line}", "encoding", "The line is not UTF-8. Save the register as UTF-8.", "该行不是 UTF-8 编码，请将登记表保存为 UTF-8。");
        }

        return bytes;
    }

    private static string Shorten(string message)
    {
        int path = message.IndexOf(" Path:", StringComparison.Ordinal);
        return path > 0 ? message[..path] : message;
    }

    private static ProvenanceInputException Problem(string place, string code, string english, string chinese) => new([new InputProblem(place, code, english, chinese)]);
}
