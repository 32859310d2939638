using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// finds personal information in both directions, and replaces it before the model sees it
internal sealed class PersonalInformationStage(IOptions<PersonalInformationOptions> options, PseudonymStore pseudonyms) : ExchangeStage, IStandaloneStage
{
    private readonly InformationPolicy _policy = new(options.Value);

    public override string Name => InformationFindings.ScreenName;

    public override int Order => StageOrder.Minimise;

    public override ExchangeScreen? OpenScreen(Exchange exchange)
    {
        var information = new InformationExchange(options.Value, _policy, pseudonyms.Open(exchange));
        exchange.Set(information);
        return new PersonalInformationScreen(information, minimises: !exchange.IsContinuation);
    }

    // a text outside any exchange has no conversation: nothing in it can be put back later
    public void OpenScreens(List<ExchangeScreen> screens, Action<string> addUnchecked) =>
        screens.Add(new PersonalInformationScreen(new InformationExchange(options.Value, _policy, new PseudonymVault(0)), minimises: false));

    public override ValueTask<Admission> AdmitAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        if (exchange.Get<InformationExchange>() is { } information && !exchange.IsContinuation)
        {
            information.NoteOwn(exchange.Messages);
            IReadOnlyList<ChatMessage> minimised = information.Minimise(exchange.Messages);
            if (!ReferenceEquals(minimised, exchange.Messages))
            {
                exchange.ReplaceMessages(minimised);
            }
        }

        return new(Admission.Pass);
    }

    public override IReadOnlyList<ChatMessage> Minimise(Exchange exchange, IReadOnlyList<ChatMessage> messages) =>
        exchange.Get<InformationExchange>()?.Minimise(messages) ?? messages;
}
