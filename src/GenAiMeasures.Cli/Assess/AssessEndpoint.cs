using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI;

namespace GenAiMeasures.Cli;

internal sealed class AssessEndpoint
{
    internal const string KeyVariable = "GENAI_MEASURES_API_KEY";

    private readonly OpenAIClient _client;

    internal AssessEndpoint(string address, string variable)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new CliException("The endpoint is no http or https address.");
        }

        string? key = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(key))
        {
            throw new CliException($"Set the environment variable {variable} to the endpoint's key; any text will do where it asks for none.");
        }

        _client = new OpenAIClient(new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = endpoint, RetryPolicy = new System.ClientModel.Primitives.ClientRetryPolicy(0) });
    }

    internal IChatClient Connect(string model) => _client.GetChatClient(model).AsIChatClient();
}
