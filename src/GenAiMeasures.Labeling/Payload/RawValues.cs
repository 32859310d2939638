namespace GenAiMeasures.Labeling;

// The values of a label as they stood in the text: decoded, and as strict JSON. A value that is still the decoded one is
// written back in its own form.
internal sealed class RawValues
{
    private readonly string?[] _values = new string?[AigcLabel.FieldCount];
    private readonly string?[] _json = new string?[AigcLabel.FieldCount];

    internal void Set(LabelField field, string value, string? json)
    {
        _values[(int)field] = value;
        _json[(int)field] = json;
    }

    internal string? JsonOf(LabelField field, string value) =>
        string.Equals(_values[(int)field], value, StringComparison.Ordinal) ? _json[(int)field] : null;
}
