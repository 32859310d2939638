namespace GenAiMeasures.Filing;

// The package that 'filing build' left in a folder. Problem is why its manifest cannot be read.
internal sealed record KeptPackage(string Folder, FilingManifest? Manifest, string? Problem)
{
    internal int Fields => Manifest?.Data.Documents.Sum(d => d.Fields.Count) ?? 0;

    internal int Missing => Manifest?.Data.Documents.Sum(d => d.Fields.Count(f => f.Value is null)) ?? 0;

    // null where no folder is set or nothing was built there
    internal static KeptPackage? Find(string? folder)
    {
        if (folder is null || !File.Exists(Path.Combine(folder, FilingManifest.FileName)))
        {
            return null;
        }

        try
        {
            return new KeptPackage(folder, FilingManifest.Read(folder), null);
        }
        catch (FilingInputException exception)
        {
            return new KeptPackage(folder, null, exception.Problems[0].Chinese);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new KeptPackage(folder, null, $"材料清单无法读取（{exception.GetType().Name}）。");
        }
    }
}
