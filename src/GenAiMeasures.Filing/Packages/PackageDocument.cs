namespace GenAiMeasures.Filing;

// A document under check. Facts is null for what is no DOCX.
internal sealed record PackageDocument(string Path, DocxFacts? Facts, ReadOnlyMemory<byte> Content)
{
    internal static PackageDocument Of(FilingFile file) => new(
        file.Path, file.Path.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) ? DocxFacts.Read(file.Content) : null, file.Content);

    internal static bool IsFilled(string value) => value.Length > 0 && !value.Contains(Placeholder.Opening, StringComparison.Ordinal);
}
