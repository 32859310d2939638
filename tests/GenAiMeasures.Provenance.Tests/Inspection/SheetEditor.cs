using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace GenAiMeasures.Provenance.Tests;

/// <summary>Edits the sheet of a workbook as a person does, cell by cell.</summary>
internal static class SheetEditor
{
    private const string Part = "xl/worksheets/sheet1.xml";

    public static string Read(byte[] workbook, string part = Part)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(archive.GetEntry(part)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public static byte[] Edit(byte[] workbook, Func<string, string> change)
    {
        string text = change(Read(workbook));
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(Part)!.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(Part).Open());
            writer.Write(text);
        }

        return stream.ToArray();
    }

    public static string Set(string sheet, string cell, string value)
    {
        string pattern = $"""<c r="{cell}" s="1" t="inlineStr"><is><t xml:space="preserve">[^<]*</t></is></c>|<c r="{cell}" s="1" t="inlineStr"><is><t xml:space="preserve" /></is></c>""";
        Assert.Matches(pattern, sheet);
        return Regex.Replace(sheet, pattern, $"""<c r="{cell}" s="1" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>""");
    }

    // every row from the fourth on passes
    public static byte[] Fill(byte[] workbook, int rows, params ReadOnlySpan<(int Row, string Verdict, string Risk)> others)
    {
        (int Row, string Verdict, string Risk)[] kept = others.ToArray();
        return Edit(workbook, sheet =>
        {
            for (int row = 4; row < 4 + rows; row++)
            {
                int place = Array.FindIndex(kept, k => k.Row == row);
                (string verdict, string risk) = place < 0 ? ("合格", "") : (kept[place].Verdict, kept[place].Risk);
                sheet = Set(Set(sheet, $"D{row}", verdict), $"E{row}", risk);
            }

            return sheet;
        });
    }
}
