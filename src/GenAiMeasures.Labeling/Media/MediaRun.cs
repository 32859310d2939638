namespace GenAiMeasures.Labeling;

// The files of one exchange, numbered in their order.
internal sealed class MediaRun(ExchangeId exchange, bool marks, Action<LabelFact> record)
{
    private int _items;

    internal ExchangeId Exchange => exchange;

    // false: the user asked for it without explicit label, and that is on record
    internal bool Marks => marks;

    // whether a sound of bare samples is all of it, and no piece of a stream
    internal bool HasWholeSounds { get; init; }

    internal int NextItem() => ++_items;

    internal void Record(LabelFact fact) => record(fact);
}
