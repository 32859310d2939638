using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace GenAiMeasures.Filing;

// Fills a template.
internal static class FormRenderer
{
    private static readonly Dictionary<string, ImmutableArray<string>> Choices =
        FilingData.Read("form-choices.json", FilingJsonContext.Default.DictionaryStringImmutableArrayString);

    internal static FilingDocument Render(FormTemplate form, FormData data) => new(form.Title, [.. form.Blocks.SelectMany(b => Blocks(b, data))]);

    private static IEnumerable<DocumentBlock> Blocks(FormBlock block, FormData data)
    {
        if (block.H1 is { } first)
        {
            return [new HeadingBlock(1, first)];
        }

        if (block.H2 is { } second)
        {
            return [new HeadingBlock(2, second)];
        }

        if (block.P is { } text)
        {
            return [new ParagraphBlock(text)];
        }

        if (block.Text is { } field)
        {
            return [new TextFieldBlock(Field(field, data))];
        }

        if (!block.Fields.IsEmpty)
        {
            return [Table(block.Fields, data)];
        }

        if (block.Table is { } table)
        {
            return [Table(table, block.Columns, data)];
        }

        if (block.Checks is { } checks)
        {
            return [Boxes(checks, Choices[block.Options!], data)];
        }

        if (block.Evidence is { } evidence)
        {
            return [new EvidenceBlock(evidence, [.. block.Items.Select(i => Split(i)).Select(i => data.Evidence(i.Path, i.Name) with { Name = i.Name })])];
        }

        if (!block.Signature.IsEmpty)
        {
            return [new SignatureBlock(block.Signature)];
        }

        if (block.File is { } file)
        {
            (string name, string path) = Split(file);
            return MarkdownBlocks.Read(data.Texts.GetValueOrDefault(path), name);
        }

        return FormHooks.Write(block.Hook ?? throw new InvalidOperationException("A block of a template says nothing."), data);
    }

    private static FieldTableBlock Table(ImmutableArray<string> fields, FormData data)
    {
        DocumentField[] rows = [.. fields.Select(f => Field(f, data))];
        return new FieldTableBlock(rows.Any(r => r.Source is not null) ? [.. rows.Select(r => r.Source is null && r.IsFilled ? r with { Source = "资料文件" } : r)] : rows);
    }

    private static TableBlock Table(string table, ImmutableArray<string> columns, FormData data)
    {
        (string name, string path) = Split(table);
        (string Name, string Path)[] parts = [.. columns.Select(Split)];
        return new TableBlock(
            name,
            [.. parts.Select(p => p.Name)],
            [.. data.Rows(path).Select(row => (IReadOnlyList<string?>)[.. parts.Select(p => FormData.Text((row as JsonObject)?[p.Path]))])]);
    }

    private static CheckboxBlock Boxes(string checks, ImmutableArray<string> options, FormData data)
    {
        (string name, string path) = Split(checks);
        string?[] ticked = data.Rows(path) is { Count: > 0 } rows ? [.. rows.Select(FormData.Text)] : [data.Field(name, path).Value];
        return new CheckboxBlock(name, [.. options.Select(o => new CheckboxOption(o, ticked.Contains(o)))]);
    }

    private static DocumentField Field(string field, FormData data)
    {
        (string name, string path) = Split(field);
        return data.Field(name, path);
    }

    private static (string Name, string Path) Split(string field)
    {
        int bar = field.IndexOf('|', StringComparison.Ordinal);
        return (field[..bar], field[(bar + 1)..]);
    }
}
