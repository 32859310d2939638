using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// remembers the pseudonyms of conversations between calls
internal sealed class PseudonymStore(IOptions<PersonalInformationOptions> options, TimeProvider time)
{
    private readonly ConversationMemory<PseudonymVault> _memory = new(
        options.Value.RememberedConversations, TimeSpan.FromMinutes(options.Value.ConversationMinutes), time);

    internal ConversationMemory<PseudonymVault> Memory => _memory;

    internal int Count => _memory.Count;

    internal PseudonymVault Open(Exchange exchange)
    {
        PersonalInformationOptions settings = options.Value;
        return settings.RememberedConversations == 0 || ConversationKey.Of(exchange) is not { } key
            ? new PseudonymVault(settings.PseudonymsPerConversation)
            : _memory.GetOrAdd(key, () => new PseudonymVault(settings.PseudonymsPerConversation));
    }
}
