using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling;

// The labels of one answer.
internal sealed class ChatLabeler(LabelPolicy policy, Exchange exchange, MediaRewriter media) : AnswerLabeler
{
    private readonly bool _hasOpening = exchange.Get<TurnLabels>()?.HasOpening ?? false;
    private readonly UnlabelledPermit? _permit = exchange.Get<UnlabelledPermit>();
    private readonly MediaRun _files = new(exchange.Id, marks: exchange.Get<UnlabelledPermit>() is null, exchange.AddLabel)
    {
        // of a stream nobody knows which piece is the last
        HasWholeSounds = !exchange.IsStreaming,
    };
    private readonly List<FunctionCallContent> _calls = [];

    // a JSON answer is not touched; the label goes beside it
    private bool IsBeside => exchange.ExpectsJson && policy.Options.Place != ExplicitPlace.Interface;

    // The turn goes on: the app runs the tools that were called and asks again. Tools that were run inside are marked so.
    private bool IsInterim => _calls.Exists(c => !c.InformationalOnly);

    public override string? Opening() => IsBeside || _hasOpening || _permit is not null ? null : policy.Texts.Opening;

    public override string? Closing() => IsBeside || IsInterim || _permit is not null ? null : policy.Texts.Closing;

    public override async ValueTask<AIContent?> LabelAsync(AIContent content, CancellationToken cancellationToken)
    {
        if (content is FunctionCallContent call)
        {
            _calls.Add(call);
        }

        return await media.RewriteAsync(content, _files, cancellationToken);
    }

    public override void Describe(IDictionary<string, object?> properties, bool generated)
    {
        if (!generated)
        {
            return;
        }

        DescribeExplicit(properties);
        AigcLabel label = policy.Produce(exchange.Id, item: 0);
        properties[GenAiMeasuresProperties.ImplicitLabel] = label.ToJson();
        exchange.AddLabel(new LabelFact(LabelPlaces.Implicit, LabelPlaces.Properties, label.ProduceId));
    }

    private void DescribeExplicit(IDictionary<string, object?> properties)
    {
        if (_permit is not null)
        {
            properties[GenAiMeasuresProperties.ExplicitLabel] = LabelPlaces.Omitted;
            properties[GenAiMeasuresProperties.UnlabelledReference] = _permit.Reference;
            exchange.AddLabel(new LabelFact(LabelPlaces.Explicit, LabelPlaces.Omitted, _permit.Reference));
            return;
        }

        ExplicitPlace place = policy.Options.Place;

        // a text that ends in a tool call, without a label in front: its closing label comes with the turn's end
        bool isDue = IsInterim && place == ExplicitPlace.End;
        string where = IsBeside || isDue ? LabelPlaces.Beside : LabelPlaces.Of(place == ExplicitPlace.Both && IsInterim ? ExplicitPlace.Start : place);
        properties[GenAiMeasuresProperties.ExplicitLabel] = where;
        if (where is LabelPlaces.Beside || place == ExplicitPlace.Interface)
        {
            properties[GenAiMeasuresProperties.ExplicitLabelText] = policy.Texts.Wording;
        }

        exchange.AddLabel(new LabelFact(LabelPlaces.Explicit, where));
    }
}
