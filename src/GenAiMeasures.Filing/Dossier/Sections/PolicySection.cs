using System.Globalization;
using System.Text;

namespace GenAiMeasures.Filing;

internal sealed class PolicySection(IPolicyTexts texts, ILedgerEvidence? evidence = null) : IDossierSection
{
    public string Id => "policies";

    public string TitleChinese => "公示文本、服务协议与接受记录";

    public string TitleEnglish => "Texts towards users";

    public IReadOnlyList<string> Duties { get; } = ["IM-9-AGREEMENT", "IM-10-DISCLOSURE", "LM-8-AGREEMENT"];

    public async ValueTask<DossierContent> WriteAsync(CancellationToken cancellationToken = default)
    {
        IReadOnlyList<PolicyVersion> versions = await texts.ListAsync(cancellationToken);
        var accepted = new SortedDictionary<string, long>(StringComparer.Ordinal);
        if (evidence is not null)
        {
            await foreach (LedgerEntry entry in evidence.ReadAsync([RecordKind.AgreementAccepted], cancellationToken: cancellationToken))
            {
                if (entry.State == LedgerEntryState.Opened && RecordCodec.Read(entry) is AgreementAccepted acceptance)
                {
                    accepted[acceptance.Version] = accepted.GetValueOrDefault(acceptance.Version) + 1;
                }
            }
        }

        var text = new MarkdownText();
        text.Table(
            ["文本", "版本", "生效日", "SHA-256", "发布人"],
            versions.Select(v => (string?[])[NameOf(v.Document), v.Version, Beijing.Day(v.EffectiveFrom), v.Sha256, v.Author]));
        text.Title("协议接受记录");
        text.Table(["协议版本", "接受次数"], accepted.Select(a => (string?[])[a.Key, a.Value.ToString(CultureInfo.InvariantCulture)]));
        var attachments = new List<DossierAttachment>();
        var gaps = new List<string>();
        foreach (PolicyTemplate template in PolicyTexts.Templates)
        {
            if (await texts.CurrentAsync(template.Document, cancellationToken) is { } current)
            {
                attachments.Add(new DossierAttachment($"{template.Code}-{current.Version}.txt", "text/plain", Encoding.UTF8.GetBytes(current.Text)));
                continue;
            }

            PolicyDraft draft = texts.Draft(template.Document);
            attachments.Add(new DossierAttachment($"{template.Code}-draft.md", "text/markdown", Encoding.UTF8.GetBytes(draft.Markdown)));
            gaps.Add($"{NameOf(template.Document)}没有已发布并生效的版本；附草稿，待补充 {draft.Missing.Count.ToString(CultureInfo.InvariantCulture)} 项。");
        }

        return new DossierContent(text.ToString(), attachments, gaps);
    }

    private static string NameOf(PolicyDocument document) => document switch
    {
        PolicyDocument.Disclosure => "适用人群、场合、用途公示",
        PolicyDocument.Agreement => "用户服务协议",
        _ => "投诉、举报处理规则",
    };
}
