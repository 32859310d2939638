using System.Globalization;

namespace GenAiMeasures.Provenance;

/// <summary>
/// The sheet on which people judge a drawn sample (抽检表, XLSX), and its way back. Every cell is a text: content that looks like a formula is
/// never computed. The ids that come back are hashed again: a row that was added, left out or changed is found. Thread-safe.
/// </summary>
public static class InspectionWorkbook
{
    internal const string Title = "GenAiMeasures 抽检表 1";

    internal static readonly string[] Columns = ["序号", "编号", "内容", "结论", "风险代码", "备注"];

    internal static readonly string[] Facts = [Title, "种子", "总体", "总体哈希", "样本数", "样本哈希"];

    // 1,048,576 rows less the three of the head
    private const int MostRows = 1_048_573;

    private const string Choices = "合格,不合格";

    /// <summary>Writes the sheet of a sample, without verdicts.</summary>
    /// <param name="sample">The sample.</param>
    /// <returns>The workbook; the same sample gives the same bytes. A text longer than a cell can hold (32,767 characters) is cut, its end shown by an ellipsis.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sample"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The sample has more rows than a sheet can hold (1,048,573), or an id is longer than a cell, or holds what a workbook cannot.</exception>
    public static byte[] Write(DrawnSample<CorpusItem> sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Items.Count > MostRows)
        {
            throw new ArgumentException($"The sample has {sample.Items.Count} items, and a sheet holds {MostRows}. Draw a smaller one for judging by hand.", nameof(sample));
        }

        if (sample.Items.Any(i => i.Id.Length > WorkbookWriter.LongestCell || !i.Id.All(System.Xml.XmlConvert.IsXmlChar)))
        {
            throw new ArgumentException("An id is longer than a cell of a workbook, or holds characters that none can hold. Give the items shorter ids (CorpusFile.IdField).", nameof(sample));
        }

        string[] facts = [Title, Number(sample.Seed), Number(sample.Population), sample.PopulationHash, Number(sample.Items.Count), sample.DrawnHash];
        IEnumerable<IReadOnlyList<string>> rows = sample.Items.Select(IReadOnlyList<string> (item, place) => [Number(place + 1), item.Id, item.Item.Text, "", "", ""]);
        return WorkbookWriter.Write("抽检", [22, 24, 80, 12, 12, 30], 3, Choices, 3, ((IReadOnlyList<string>[])[Facts, facts, Columns]).Concat(rows));
    }

    /// <summary>Reads the verdicts of a filled sheet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="id">The number under which the inspection is registered.</param>
    /// <param name="by">Who inspected: a staff name or number.</param>
    /// <param name="doneOn">When, in China.</param>
    /// <returns>The inspection and how many items failed by risk.</returns>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    /// <exception cref="ProvenanceInputException">The sheet is not the one that was written, or not filled; each cell is named, and nothing is taken.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static InspectedSample Read(string path, string id, string by, DateOnly doneOn)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Read(File.ReadAllBytes(path), Path.GetFileName(path), id, by, doneOn);
    }

    internal static InspectedSample Read(byte[] bytes, string name, string id, string by, DateOnly doneOn)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        var problems = new ProblemList(name);
        InspectedSample? sample = new InspectionSheet(name, problems).Read(bytes, id, by, doneOn);
        problems.ThrowIfAny();
        return sample!;
    }

    private static string Number<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
