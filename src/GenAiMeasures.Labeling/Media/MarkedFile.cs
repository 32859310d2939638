using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling;

// A file with its explicit label, and where that stands. A sound of bare samples has become a file.
internal sealed record MarkedFile(ReadOnlyMemory<byte> Bytes, string MediaType, string? Name, string Place)
{
    internal static MarkedFile Of(DataContent file, ReadOnlyMemory<byte> bytes, string place) => new(bytes, file.MediaType, file.Name, place);
}
