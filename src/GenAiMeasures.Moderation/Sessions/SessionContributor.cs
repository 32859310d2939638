using System.Text.Json;

namespace GenAiMeasures.Moderation;

// a person's part of the remembered conversations
internal sealed class SessionContributor(SessionStore store) : IPersonalDataContributor
{
    public string Name => "moderation-sessions";

    public async Task ExportAsync(Subject subject, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new Utf8JsonWriter(output);
        writer.WriteStartArray();
        foreach ((string conversation, SessionState state) in store.Memory.Of(subject))
        {
            ModerationSession session = state.Describe();
            (string input, string answer) = state.Tails;
            writer.WriteStartObject();
            writer.WriteString("conversation", conversation);
            writer.WriteNumber("turns", session.Turns);
            writer.WriteNumber("flagged", session.Flagged);
            writer.WriteNumber("refused", session.Refused);
            writer.WriteStartObject("risks");
            foreach ((string risk, int count) in session.Risks)
            {
                writer.WriteNumber(risk, count);
            }

            writer.WriteEndObject();
            writer.WriteString("endOfQuestion", input);
            writer.WriteString("endOfAnswer", answer);
            writer.WriteString("latest", session.Latest);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        await writer.FlushAsync(cancellationToken);
    }

    public Task EraseAsync(Subject subject, CancellationToken cancellationToken)
    {
        store.Memory.Erase(subject);
        return Task.CompletedTask;
    }
}
