using System.CommandLine;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

// how a file of annotations is read, for every command that reads one
internal sealed class AnnotationOptions
{
    private static readonly Dictionary<string, AnnotationFormat> Formats = new(StringComparer.Ordinal)
    {
        ["detect"] = AnnotationFormat.Detect,
        ["label-studio"] = AnnotationFormat.LabelStudio,
        ["doccano"] = AnnotationFormat.Doccano,
        ["cvat"] = AnnotationFormat.Cvat,
        ["csv"] = AnnotationFormat.Csv,
        ["conll"] = AnnotationFormat.Conll,
    };

    private readonly Argument<FileInfo> _file = new("file") { Description = "An export of Label Studio, doccano or CVAT, CoNLL, or a table." };
    private readonly Option<string> _format = new("--format") { Description = "detect, label-studio, doccano, cvat, csv or conll.", DefaultValueFactory = _ => "detect" };
    private readonly Option<string?> _person = new("--person") { Description = "Who annotated, where the file does not say it." };
    private readonly Option<FileInfo?> _configuration = new("--label-config") { Description = "The labelling configuration of Label Studio (XML); JSON-MIN needs it." };
    private readonly Option<string?> _itemField = new("--item-field") { Description = "The column or field with the item's number." };
    private readonly Option<string?> _textField = new("--text-field") { Description = "The column or field with the item's text, for items without a number." };
    private readonly Option<string?> _personField = new("--person-field") { Description = "The column or field with the person." };
    private readonly Option<string?> _labelField = new("--label-field") { Description = "The column or field with the label." };
    private readonly Option<string> _encoding = EncodingOption.Encoding();

    internal AnnotationOptions() => _format.AcceptOnlyFromAmong([.. Formats.Keys]);

    internal void AddTo(Command command)
    {
        command.Add(_file);
        foreach (Option option in new Option[] { _format, _person, _configuration, _itemField, _textField, _personField, _labelField, _encoding })
        {
            command.Add(option);
        }
    }

    internal AnnotationFile Read(ParseResult parsed) => new(parsed.GetValue(_file)!.FullName)
    {
        Format = Formats[parsed.GetValue(_format)!],
        Person = parsed.GetValue(_person),
        Encoding = EncodingOption.Read(parsed.GetValue(_encoding)!),
        Questions = parsed.GetValue(_configuration) is { } configuration ? [.. LabelConfiguration.Read(configuration.FullName).Questions.Keys] : null,
        Columns = new AnnotationColumns { Item = parsed.GetValue(_itemField), Text = parsed.GetValue(_textField), Person = parsed.GetValue(_personField), Label = parsed.GetValue(_labelField) },
    };
}
