namespace GenAiMeasures.Filing;

// Renders the forms of packages into files.
internal sealed class PackageAssembly(FormData data, PackageSources sources)
{
    internal List<FilingFile> Files { get; } = [];

    internal List<ManifestDocument> Documents { get; } = [];

    internal List<FilingDocumentReport> Reports { get; } = [];

    internal void Add(FormPackage package)
    {
        foreach (FormTemplate form in package.Forms)
        {
            string path = package.Folder + "/" + form.File;
            FilingDocument document = form.Sheet is null ? FormRenderer.Render(form, data) : new FilingDocument(form.Title, [new TextFieldBlock(form.Title, SheetName(form))]);
            byte[] content = form.Sheet is null ? DocxWriter.Write(document) : Sheet(form);
            Files.Add(new FilingFile(path, content));
            Documents.Add(FilingManifest.Document(path, content, document));
            Reports.Add(new FilingDocumentReport(path, form.Title, form.Confidence, document.Completeness));
        }

        HashSet<string> asked = [.. package.Forms.SelectMany(f => f.Blocks).SelectMany(b => b.Items).Select(i => i[(i.IndexOf('|', StringComparison.Ordinal) + 1)..])];
        Files.AddRange(sources.Evidence.Where(e => asked.Contains(e.Key)).OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => e.Value with { Path = package.Folder + "/" + e.Value.Path }));
    }

    private string? SheetName(FormTemplate form) => form.Sheet == "keywords" ? sources.Keywords?.Name : sources.Banks.Count == 0 ? null : string.Join('、', sources.Banks.Select(b => b.Name));

    private byte[] Sheet(FormTemplate form)
    {
        if (form.Sheet == "keywords")
        {
            return BankWriter.Xlsx(sources.Keywords ?? new AssessmentBank { Name = "", Kind = BankKind.Keywords, Items = [] });
        }

        return XlsxWriter.Write([.. sources.Banks.DefaultIfEmpty(new AssessmentBank { Name = "", Kind = BankKind.Content, Items = [] }).Select(BankWriter.Sheet)]);
    }
}
