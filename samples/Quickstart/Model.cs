using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Quickstart;

internal static class Model
{
    // any service that speaks the OpenAI protocol, or the stand-in when none is named
    internal static IChatClient Create()
    {
        string? endpoint = Environment.GetEnvironmentVariable("OPENAI_BASE_URL");
        string? key = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
        string? model = Environment.GetEnvironmentVariable("OPENAI_MODEL");
        if (string.IsNullOrWhiteSpace(key) || string.IsNullOrWhiteSpace(model))
        {
            return new OfflineModel();
        }

        var options = new OpenAIClientOptions();
        if (!string.IsNullOrWhiteSpace(endpoint))
        {
            options.Endpoint = new Uri(endpoint);
        }

        return new OpenAIClient(new ApiKeyCredential(key), options).GetChatClient(model).AsIChatClient();
    }
}
