using System.Security.Cryptography;

namespace GenAiMeasures.Filing;

// Reads the sheets of results that people filled.
internal static class HumanVerdicts
{
    internal static async Task<(Dictionary<string, AssessmentVerdict> Verdicts, string Digest)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var problems = new ProblemList(Path.GetFileName(path));
        var verdicts = new Dictionary<string, AssessmentVerdict>(StringComparer.Ordinal);
        string? sheet = null;
        int id = -1;
        int judgement = -1;
        await foreach (SheetRow row in TableFile.ReadAsync(path, TextFileEncoding.Detect, problems, cancellationToken))
        {
            if (row.Sheet != sheet)
            {
                sheet = row.Sheet;
                id = CsvColumns.Find(row.Fields, "序号", "编号", "id");
                judgement = CsvColumns.Find(row.Fields, "研判结果", "judgement");
                if (id < 0 || judgement < 0)
                {
                    problems.AddAt(row.Place, "header", "The first row needs the columns '序号' (id) and '研判结果' (judgement).", "第一行需要“序号”和“研判结果”列。");
                }

                continue;
            }

            string text = id >= 0 && judgement >= 0 && row.Fields.Length > Math.Max(id, judgement) ? row.Fields[judgement].Trim() : "";
            if (text.Length == 0)
            {
                continue;
            }

            if (!VerdictNames.TryParse(text, out AssessmentVerdict verdict))
            {
                problems.AddAt(row.Place, "verdict", "The verdict is none of 合格, 不合格, 拒答, 未拒答.", "研判结果应当是“合格”“不合格”“拒答”或者“未拒答”。");
            }
            else if (!verdicts.TryAdd(row.Fields[id].Trim(), verdict) && verdicts[row.Fields[id].Trim()] != verdict)
            {
                problems.AddAt(row.Place, "contradiction", "The same id has another verdict above. Keep one.", "同一序号在上文有不同的研判结果，请保留其一。");
            }
        }

        return problems.IsEmpty
            ? (verdicts, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, cancellationToken)))[..16])
            : throw new FilingInputException(problems.Problems);
    }
}
