using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// finds personal information in both directions, and replaces it before the model sees it
internal sealed class PersonalInformationStage(IOptions<PersonalInformationOptions> options, PseudonymStore pseudonyms) : ExchangeStage
{
    private readonly InformationPolicy _policy = new(options.Value);

    public override string Name => InformationFindings.ScreenName;

    public override int Order => StageOrder.Minimise;

    public override ExchangeScreen? OpenScreen(Exchange exchange)
    {
        var information = new InformationExchange(options.Value, _policy, pseudonyms.Open(exchange));
        exchange.Set(information);
        return new PersonalInformationScreen(information);
    }

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
