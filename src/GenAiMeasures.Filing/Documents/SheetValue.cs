namespace GenAiMeasures.Filing;

// A cell: a text, a number or nothing.
internal readonly record struct SheetValue
{
    private SheetValue(string? text, double? number) => (Text, Number) = (text, number);

    internal string? Text { get; }

    internal double? Number { get; }

    public static implicit operator SheetValue(string? text) => new(text, null);

    public static implicit operator SheetValue(double number) => new(null, number);

    public static implicit operator SheetValue(int number) => new(null, number);

    public static implicit operator SheetValue(long number) => new(null, number);
}
