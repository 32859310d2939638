using System.Text.Json;

namespace GenAiMeasures.Moderation;

// a person's part of the remembered pseudonyms: what they stand for is theirs to see and to have erased (Interim Measures Art. 11(2))
internal sealed class PseudonymContributor(PseudonymStore store) : IPersonalDataContributor
{
    public string Name => "moderation-pseudonyms";

    public async Task ExportAsync(Subject subject, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new Utf8JsonWriter(output);
        writer.WriteStartArray();
        foreach ((string conversation, PseudonymVault vault) in store.Memory.Of(subject))
        {
            writer.WriteStartObject();
            writer.WriteString("conversation", conversation);
            writer.WriteStartObject("pseudonyms");
            foreach ((string pseudonym, string original) in vault.List())
            {
                writer.WriteString(pseudonym, original);
            }

            writer.WriteEndObject();
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
