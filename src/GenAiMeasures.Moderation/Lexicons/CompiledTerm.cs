namespace GenAiMeasures.Moderation;

// what the screen needs to know of a term
internal readonly struct CompiledTerm
{
    private readonly byte _action;

    // where the text begins in the snapshot's pool, and how long it is
    public required int TextStart { get; init; }

    public required ushort TextLength { get; init; }

    // how many symbols it is matched by
    public required ushort Length { get; init; }

    public required int Line { get; init; }

    // the number of its lexicon; a smaller number takes precedence
    public required ushort Lexicon { get; init; }

    // the risk that findings carry: its number in the catalogue, 255 for none
    public required byte Risk { get; init; }

    // Pass stands for the default: refuse the input, stop the output
    public Verdict Action
    {
        get => (Verdict)_action;
        init => _action = (byte)value;
    }

    public required byte Severity { get; init; }

    public required TermFlags Flags { get; init; }

    // what may stand between its characters, and be done to them
    public required Marks Bears { get; init; }

    // the form of the term that these symbols are
    public TermForm Form { get; init; }

    internal bool Is(TermFlags flags) => (Flags & flags) != 0;
}
