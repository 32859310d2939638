using Microsoft.Extensions.AI;

namespace GenAiMeasures.Moderation;

// what one exchange knows of its personal information
internal sealed class InformationExchange(PersonalInformationOptions options, InformationPolicy policy, PseudonymVault vault)
{
    private readonly HashSet<InformationValue> _own = [];

    internal PersonalInformationOptions Options => options;

    internal InformationPolicy Policy => policy;

    internal PseudonymVault Vault => vault;

    internal bool IsOwn(PersonalInformationKind kind, ReadOnlySpan<char> span) => _own.Count > 0 && _own.Contains(InformationValue.Of(kind, span));

    // Notes what the users of the conversation wrote about themselves.
    internal void NoteOwn(IReadOnlyList<ChatMessage> messages)
    {
        if (!options.SpareOwn || options.Output == PersonalInformationTreatment.None)
        {
            return;
        }

        var found = new List<FoundInformation>();
        foreach (ChatMessage message in messages)
        {
            if (message.Role == ChatRole.User && message.Text is { Length: > 0 } text)
            {
                found.Clear();
                new InformationScanner().Scan(text, 0, isEnd: true, found);
                foreach (FoundInformation one in found)
                {
                    _own.Add(InformationValue.Of(one.Match.Kind, text.AsSpan(one.Match.Start, one.Match.Length)));
                }
            }
        }
    }

    internal IReadOnlyList<ChatMessage> Minimise(IReadOnlyList<ChatMessage> messages) => options.TreatmentOf(ScreenSide.Input) is >= PersonalInformationTreatment.Mask and var treatment
        ? new MessageMinimiser(new InformationMinimiser(treatment, policy, vault)).Rewrite(messages)
        : messages;
}
