using System.Globalization;

namespace GenAiMeasures.Filing;

internal sealed class RecordSection(ILedgerEvidence? evidence = null) : IDossierSection
{
    public string Id => "records";

    public string TitleChinese => "运行记录与完整性";

    public string TitleEnglish => "Records and their integrity";

    public IReadOnlyList<string> Duties { get; } = ["IM-4-CONTENT", "IM-14-2-RECORDS", "CSL-23-LOGS"];

    public async ValueTask<DossierContent> WriteAsync(CancellationToken cancellationToken = default)
    {
        if (evidence is null)
        {
            return new DossierContent("没有账本。\n", [], ["没有账本：未启用存储，无运行记录可供说明。"]);
        }

        LedgerCounts counts = await evidence.CountAsync(cancellationToken);
        LedgerVerification verification = await evidence.VerifyAsync(cancellationToken);
        var outcomes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await foreach (LedgerEntry entry in evidence.ReadAsync([RecordKind.ExchangeSettled], cancellationToken: cancellationToken))
        {
            string outcome = entry.State == LedgerEntryState.Opened && RecordCodec.Read(entry) is ExchangeSettled settled ? settled.Outcome.ToString() : "Erased";
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        var text = new MarkdownText();
        text.Line("账本为只增不改的记录，按 RFC 9162 默克尔树留存，记录内容加密；以下为各类记录的条数。");

        // that a dossier was built changes nothing of what it is about, and would make no two of them alike
        text.Table(["记录", "条数"], counts.Kinds.Where(k => k.Key != RecordKind.DossierBuilt).Select(k => (string?[])[k.Key.ToString(), k.Value.ToString(CultureInfo.InvariantCulture)]));
        if (outcomes.Count > 0)
        {
            text.Title("交互结果");
            text.Table(["结果", "次数"], outcomes.Select(o => (string?[])[o.Key, o.Value.ToString(CultureInfo.InvariantCulture)]));
        }

        text.Title("完整性校验");
        text.Line(verification.Problems.Count == 0
            ? "逐条校验未发现被改动、缺失、插入或者次序错误的记录。未与另存的检查点比对的，不能排除整体替换。"
            : string.Create(CultureInfo.InvariantCulture, $"校验发现 {verification.Problems.Count} 处问题。"));
        string[] gaps = [.. verification.Problems.Select(p => string.Create(CultureInfo.InvariantCulture, $"账本校验问题：{p.Kind}，日志 {p.Log:n}，序号 {p.Sequence}。"))];
        return new DossierContent(text.ToString(), [], gaps);
    }
}
