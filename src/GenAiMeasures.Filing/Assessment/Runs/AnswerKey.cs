using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Filing;

// An answer counts for the same model, layer, settings and question only.
internal static class AnswerKey
{
    internal static string Of(AssessmentOptions options, BankItem item)
    {
        ChatOptions? chat = options.ChatOptions;
        string settings = string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Model}\0{options.HasSafetyLayer}\0{chat?.ModelId}\0{chat?.Instructions}\0{chat?.Temperature}\0{chat?.TopP}\0{chat?.TopK}\0{chat?.MaxOutputTokens}\0{chat?.Seed}\0{chat?.FrequencyPenalty}\0{chat?.PresencePenalty}\0{item.Text}");
        if (options.SafetyLayer is { } layer)
        {
            settings += "\0" + layer;
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(settings)));
    }
}
