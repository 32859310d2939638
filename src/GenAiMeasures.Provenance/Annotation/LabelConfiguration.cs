using System.Xml;

namespace GenAiMeasures.Provenance;

/// <summary>The labelling configuration of Label Studio (XML): the part of a rule that a machine reads. Immutable.</summary>
public sealed class LabelConfiguration
{
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private LabelConfiguration(IReadOnlyDictionary<string, IReadOnlyList<string>> questions) => Questions = questions;

    /// <summary>Gets the questions by name, with the labels that may be given; empty where any text may.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Questions { get; }

    /// <summary>Reads a configuration.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ProvenanceInputException">The file is no configuration, or names a question twice; named with its line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LabelConfiguration Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.OpenRead(path);
        return Read(stream, Path.GetFileName(path));
    }

    internal static LabelConfiguration Read(Stream stream, string name)
    {
        var problems = new ProblemList(name);
        var questions = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        try
        {
            using XmlReader reader = XmlReader.Create(stream, Safe);
            List<string>? labels = null;
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                // a control points to what it is about; labels and choices stand inside of it
                if (reader.GetAttribute("name") is { } question && reader.GetAttribute("toName") is not null)
                {
                    labels = [];
                    if (!questions.TryAdd(question, labels))
                    {
                        problems.Add(((IXmlLineInfo)reader).LineNumber, "question-twice", "Two controls have the same name. Rename one.", "两个控件名称相同，请更名。");
                    }
                }
                else if (reader.LocalName is "Label" or "Choice" && (reader.GetAttribute("alias") ?? reader.GetAttribute("value")) is { } label)
                {
                    labels?.Add(label);
                }
            }
        }
        catch (XmlException exception)
        {
            problems.Add(exception.LineNumber, "xml", "The configuration is no XML. Copy it again from the project's settings.", "标注配置不是 XML，请从项目设置中重新复制。");
        }

        if (questions.Count == 0 && problems.IsEmpty)
        {
            problems.Add(1, "empty", "The configuration has no control with a name and a toName. Copy it again from the project's settings.", "标注配置中没有带 name 和 toName 的控件，请从项目设置中重新复制。");
        }

        problems.ThrowIfAny();
        return new LabelConfiguration(questions);
    }
}
