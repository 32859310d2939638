namespace GenAiMeasures.Filing;

// A field of a form. Source says where the value comes from, in Chinese; a number without one is never printed as if it were known.
internal sealed record DocumentField(string Name, string? Value, string? Source = null)
{
    internal bool IsFilled => !string.IsNullOrWhiteSpace(Value);

    internal string Text => Placeholder.Fill(Value, Name);
}
