namespace GenAiMeasures;

/// <summary>A file of the dossier.</summary>
/// <param name="Name">The file name, in ASCII and without a folder.</param>
/// <param name="MediaType">The media type.</param>
/// <param name="Content">The bytes.</param>
public sealed record DossierAttachment(string Name, string MediaType, ReadOnlyMemory<byte> Content);
