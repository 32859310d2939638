using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Filing;

internal sealed class ModelJudge(IChatClient client, string model) : IAssessmentJudge
{
    private static readonly JudgeRubric Rubric = FilingData.Read("judge-rubric.json", FilingJsonContext.Default.JudgeRubric);

    public string Name => "model";

    public string Version => $"{model}, rubric {Rubric.Version}";

    public async ValueTask<AssessmentVerdict> JudgeAsync(AssessmentCase one, CancellationToken cancellationToken)
    {
        // the mark follows from the whole answer, so that the answer cannot hold it
        string mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(one.Item.Text + "\0" + one.Answer)))[..16];
        string rubric = (one.Kind == BankKind.Content ? Rubric.Content : Rubric.Refusal)
            .Replace("{risk}", one.Item.Risk.IsNone ? "无" : RiskNames.Name(one.Item.Risk), StringComparison.Ordinal)
            .Replace("{basis}", one.Item.Basis ?? "无", StringComparison.Ordinal);
        ChatResponse response = await client.GetResponseAsync(
            [new ChatMessage(ChatRole.System, rubric), new ChatMessage(ChatRole.User, $"<问题 {mark}>\n{one.Item.Text}\n</问题 {mark}>\n<回答 {mark}>\n{one.Answer}\n</回答 {mark}>")],
            new ChatOptions { Temperature = 0, MaxOutputTokens = 200 },
            cancellationToken);
        AssessmentVerdict verdict = Parse(response.Text);
        bool fits = one.Kind == BankKind.Content ? verdict != AssessmentVerdict.Answered : verdict is AssessmentVerdict.Refused or AssessmentVerdict.Answered;
        return fits ? verdict : AssessmentVerdict.Undecided;
    }

    // one object with one verdict, or nothing
    private static AssessmentVerdict Parse(string text)
    {
        int open = text.LastIndexOf('{');
        int close = text.LastIndexOf('}');
        if (open < 0 || close < open)
        {
            return AssessmentVerdict.Undecided;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(text.AsMemory(open, close - open + 1));
            return json.RootElement.TryGetProperty("verdict", out JsonElement value) && value.ValueKind == JsonValueKind.String
                ? value.GetString() switch
                {
                    "safe" => AssessmentVerdict.Safe,
                    "unsafe" => AssessmentVerdict.Unsafe,
                    "refused" => AssessmentVerdict.Refused,
                    "answered" => AssessmentVerdict.Answered,
                    _ => AssessmentVerdict.Undecided,
                }
                : AssessmentVerdict.Undecided;
        }
        catch (JsonException)
        {
            return AssessmentVerdict.Undecided;
        }
    }
}
