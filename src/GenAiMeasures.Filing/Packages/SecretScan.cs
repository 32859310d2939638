using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace GenAiMeasures.Filing;

// Finds what must not travel in a package: keys, passwords, test accounts. The finding names the place, never the secret.
internal static class SecretScan
{
    private const int LongestText = 8 * 1024 * 1024;

    // linear in the text's length, whatever the text
    private static readonly ImmutableArray<(SecretRule Rule, Regex Pattern)> Rules =
    [
        .. FilingData.Read("secret-rules.json", FilingJsonContext.Default.ImmutableArraySecretRule)
            .Select(r => (r, new Regex(r.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10)))),
    ];

    internal static IEnumerable<InputProblem> Find(FilingFile file)
    {
        string? text = Text(file);
        return text is not null ? Find(file.Path, text) :
        [
            new InputProblem(
                file.Path, "unscanned", "It could not be looked through for secrets: it is damaged, protected by a password, nested too deep or larger than 256 MB unpacked. Save it again without a password, or split it.",
                "无法检查其中是否含有密钥或者账号：文件损坏、设有密码、嵌套过深，或者解压后超过 256 MB。请去除密码后重新保存，或者拆分。"),
        ];
    }

    internal static IEnumerable<InputProblem> Find(string place, string text)
    {
        foreach ((SecretRule rule, Regex pattern) in Rules)
        {
            if (pattern.IsMatch(text))
            {
                yield return new InputProblem(
                    place, "secret", $"It holds {rule.English} ({rule.Code}). Take it out; test accounts and keys go over the channel that the office names.",
                    $"其中含有{rule.Chinese}（{rule.Code}）。请删除；测试账号和密钥通过受理部门指定的单独渠道提交。");
            }
        }
    }

    // null where a file cannot be looked through
    private static string? Text(FilingFile file)
    {
        ReadOnlySpan<byte> content = file.Content.Span;
        if (EmbeddedTexts.IsPicture(content))
        {
            return EmbeddedTexts.OfPicture(content);
        }

        if (!EmbeddedTexts.IsArchive(content))
        {
            return Encoding.UTF8.GetString(content[..Math.Min(content.Length, LongestText)]);
        }

        string? text = EmbeddedTexts.OfArchive(file.Content);
        return text is null || !file.Path.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) ? text : text + DocxFacts.Read(file.Content)?.Text;
    }
}
