using Microsoft.Extensions.AI;

namespace GenAiMeasures.Moderation;

/// <summary>A guard model behind an <see cref="IChatClient"/>, local or remote. Text that it judges leaves the process where the model does not run in it.</summary>
/// <param name="name">The moderator's name.</param>
/// <param name="client">The model. Not wrapped in the compliance pipeline: it would be asked about its own questions.</param>
/// <param name="template">How it is asked.</param>
/// <param name="maxCharacters">How many characters it can judge at once.</param>
public sealed class ChatModerator(string name, IChatClient client, GuardTemplate template, int maxCharacters = 8_000) : IModerator
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public string Version => template.Version + ";" + ((client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata)?.DefaultModelId ?? "");

    /// <inheritdoc/>
    public int MaxCharacters { get; } = maxCharacters;

    /// <inheritdoc/>
    public async ValueTask<Judgement> ModerateAsync(ModeratedText text, CancellationToken cancellationToken)
    {
        ChatResponse response = await client.GetResponseAsync(template.Ask(text), new ChatOptions { Temperature = 0 }, cancellationToken);
        return template.Read(response.Text) ?? throw new ModeratorException(Name, "it holds no verdict that the template knows");
    }
}
