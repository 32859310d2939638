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

    internal static IEnumerable<InputProblem> Find(FilingFile file) => Find(file.Path, Text(file));

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

    private static string Text(FilingFile file) => Path.GetExtension(file.Path).ToUpperInvariant() switch
    {
        ".DOCX" => DocxFacts.Read(file.Content) is { } facts ? facts.Text : "",
        ".XLSX" => XlsxText.Read(file.Content),
        ".PNG" or ".JPG" or ".JPEG" or ".ZIP" => "",
        _ => Encoding.UTF8.GetString(file.Content.Span[..Math.Min(file.Content.Length, LongestText)]),
    };
}
