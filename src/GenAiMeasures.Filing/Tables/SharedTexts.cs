using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GenAiMeasures.Filing;

// The texts that cells name by number.
internal static class SharedTexts
{
    // a workbook of a few megabytes can unpack to any size
    private const long MostCharacters = 256L * 1024 * 1024;

    internal static List<string>? Read(WorkbookPart workbook, string name, ProblemList problems)
    {
        List<string> texts = [];
        long characters = 0;
        try
        {
            if (workbook.SharedStringTablePart is not { } part)
            {
                return texts;
            }

            using OpenXmlReader reader = OpenXmlReader.Create(part);
            while (reader.Read())
            {
                if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                {
                    string text = Text((SharedStringItem)reader.LoadCurrentElement()!);
                    characters += text.Length;
                    if (characters > MostCharacters)
                    {
                        problems.AddAt(name, "too-large", "The texts of the workbook are larger than 256 million characters. Split it.", "工作簿的文本超过 2.56 亿个字符，请拆分。");
                        return null;
                    }

                    texts.Add(text);
                }
            }
        }
        catch (Exception exception) when (OfficeFault.Is(exception))
        {
            problems.AddAt(name, "not-xlsx", "The workbook is damaged: its texts cannot be read. Save it again.", "工作簿已损坏，无法读取文本，请重新保存。");
            return null;
        }

        return texts;
    }

    // the readings above Chinese characters are no part of the text
    internal static string Text(OpenXmlElement element) =>
        string.Concat(element.Descendants<Text>().Where(t => t.Parent is not PhoneticRun).Select(t => t.Text));
}
