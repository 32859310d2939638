using System.CommandLine;
using System.Text;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Cli;

// the options and the reading of labelled rows, the same for training and evaluating
internal sealed class LabelledRows
{
    internal Argument<FileInfo> Data { get; } = new("data") { Description = "Labelled rows: CSV in UTF-8 with a header." };

    internal Option<string> Text { get; } = new("--text-column") { Description = "The column with the text. Default: text.", DefaultValueFactory = _ => "text" };

    internal Option<string> Label { get; } = new("--label-column") { Description = "The column with the label. Default: label.", DefaultValueFactory = _ => "label" };

    internal Option<string> Positive { get; } = new("--positive") { Description = "The label that is looked for. Default: 1.", DefaultValueFactory = _ => "1" };

    internal IReadOnlyList<LabelledText> Read(ParseResult parsed)
    {
        using var reader = new StreamReader(parsed.GetRequiredValue(Data).FullName, Encoding.UTF8);
        return LabelledTexts.ReadCsv(reader, parsed.GetRequiredValue(Text), parsed.GetRequiredValue(Label), parsed.GetRequiredValue(Positive));
    }
}
