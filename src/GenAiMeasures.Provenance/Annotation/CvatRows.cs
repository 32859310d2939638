using System.Globalization;
using System.Xml;

namespace GenAiMeasures.Provenance;

// CVAT 1.1: marks on images, and tracks through a video. What the tool made itself (source="auto") is no judgement of a person.
internal sealed class CvatRows(AnnotationInput input)
{
    private static readonly XmlReaderSettings Safe = new() { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, CloseInput = false };

    private static readonly HashSet<string> Shapes = new(StringComparer.Ordinal) { "box", "polygon", "polyline", "points", "ellipse", "mask", "cuboid", "skeleton" };

    private readonly HashSet<string> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _assignees = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, (long Line, SortedSet<string> Labels)> _frames = [];
    private readonly List<string> _path = [];
    private string? _task;
    private string? _source;

    internal async IAsyncEnumerable<AnnotationRow> ReadAsync(TextReader text)
    {
        using XmlReader reader = XmlReader.Create(text, Safe);
        var position = (IXmlLineInfo)reader;
        while (await NextAsync(reader, position))
        {
            if (reader.NodeType == XmlNodeType.Element && _path.Count == 1 && reader.LocalName == "image")
            {
                long line = position.LineNumber;
                string? task = reader.GetAttribute("task_id") ?? _task;

                // the subsets of a project may have images of the same name
                string? subset = reader.GetAttribute("subset") is { Length: > 0 } named ? named + "/" : null;
                string item = $"{task}/{subset}{reader.GetAttribute("name") ?? reader.GetAttribute("id")}";
                var tags = new SortedSet<string>(StringComparer.Ordinal);
                var shapes = new SortedSet<string>(StringComparer.Ordinal);
                if (!reader.IsEmptyElement)
                {
                    await MarksAsync(reader, position, tags, shapes);
                }

                foreach (AnnotationRow row in Rows(line, item, task, tags, shapes))
                {
                    yield return row;
                }
            }
            else if (reader.NodeType == XmlNodeType.Element && _path.Count == 1 && reader.LocalName == "track")
            {
                await TrackAsync(reader, position);
            }
            else
            {
                await MetaAsync(reader);
            }
        }

        foreach ((int frame, (long line, SortedSet<string> labels)) in _frames)
        {
            foreach (AnnotationRow row in Rows(line, string.Create(CultureInfo.InvariantCulture, $"{_task}/{_source}#{frame}"), _task, [], labels))
            {
                yield return row;
            }
        }
    }

    private async ValueTask<bool> NextAsync(XmlReader reader, IXmlLineInfo position)
    {
        try
        {
            return await reader.ReadAsync();
        }
        catch (XmlException exception)
        {
            input.Problems.Add(Math.Max(1, exception.LineNumber), "xml", "The file is no whole XML from here on. Export it again.", "从此处起不是完整的 XML，请重新导出。");
        }
        catch (System.Text.DecoderFallbackException)
        {
            input.Problems.Add(Math.Max(1, position.LineNumber), "encoding", "A text after this line is not in the encoding of the file. Save the whole file in one encoding, or name the one it has.", "此行之后的内容编码不一致，请将整个文件保存为同一种编码，或者指明其编码。");
        }

        return false;
    }

    private IEnumerable<AnnotationRow> Rows(long line, string item, string? task, SortedSet<string> tags, SortedSet<string> shapes)
    {
        string? assignee = task is not null && _assignees.TryGetValue(task, out string? name) ? name : null;
        if (input.PersonOr(assignee, line) is not { } person)
        {
            yield break;
        }

        foreach ((string question, SortedSet<string> labels) in ((string, SortedSet<string>)[])[("tag", tags), ("shape", shapes)])
        {
            if ((labels.Count > 0 || (question == "shape" && tags.Count == 0)) && (input.Questions is null || input.Questions.Contains(question)))
            {
                yield return new AnnotationRow(line, item, person, labels.Count == 0 ? null : string.Join('|', labels)) { Question = question };
            }
        }
    }

    // everything up to the end of an image
    private async ValueTask MarksAsync(XmlReader reader, IXmlLineInfo position, SortedSet<string> tags, SortedSet<string> shapes)
    {
        int depth = reader.Depth;
        while (await NextAsync(reader, position) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && (reader.LocalName == "tag" || Shapes.Contains(reader.LocalName)) && Label(reader, position) is { } label && reader.GetAttribute("source") != "auto")
            {
                (reader.LocalName == "tag" ? tags : shapes).Add(label);
            }
        }
    }

    private async ValueTask TrackAsync(XmlReader reader, IXmlLineInfo position)
    {
        string? label = Label(reader, position);
        bool isMade = reader.GetAttribute("source") == "auto";
        int depth = reader.Depth;
        if (reader.IsEmptyElement)
        {
            return;
        }

        while (await NextAsync(reader, position) && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || !Shapes.Contains(reader.LocalName) || label is null || isMade)
            {
                continue;
            }

            if (!int.TryParse(reader.GetAttribute("frame"), NumberStyles.None, CultureInfo.InvariantCulture, out int frame))
            {
                input.Problems.Add(position.LineNumber, "frame", "The mark of a track has no number of a frame. Export the video again.", "轨迹中的标注没有帧号，请重新导出。");
            }
            else if (reader.GetAttribute("outside") != "1")
            {
                if (!_frames.TryGetValue(frame, out (long Line, SortedSet<string> Labels) one))
                {
                    _frames[frame] = one = (position.LineNumber, new SortedSet<string>(StringComparer.Ordinal));
                }

                one.Labels.Add(label);
            }
        }
    }

    private string? Label(XmlReader reader, IXmlLineInfo position)
    {
        string? label = reader.GetAttribute("label");
        if (string.IsNullOrEmpty(label))
        {
            input.Problems.Add(position.LineNumber, "label", "The mark has no label. Export it again.", "该标注没有标签，请重新导出。");
            return null;
        }

        if (_labels.Count > 0 && !_labels.Contains(label))
        {
            input.Problems.Add(position.LineNumber, "label-unknown", "The label is not among those that the task declares. Correct the label or the task.", "该标签不在任务声明的标签之中，请更正标签或者任务。");
        }

        return label;
    }

    private async ValueTask MetaAsync(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element when !reader.IsEmptyElement:
                _path.Add(reader.LocalName);
                break;
            case XmlNodeType.EndElement:
                _path.RemoveAt(_path.Count - 1);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA:
                string text = await reader.GetValueAsync();
                if (_path is [.., "task", "id"])
                {
                    _task = text;
                }
                else if (_path is [.., "assignee", "username"] && _task is not null)
                {
                    _assignees[_task] = text;
                }
                else if (_path is [.., "labels", "label", "name"])
                {
                    _labels.Add(text);
                }
                else if (_path is [.., "meta", "source"])
                {
                    _source = text;
                }

                break;
        }
    }
}
