using System.Collections.Immutable;

namespace GenAiMeasures.Labeling;

// The members of one object on the way to a label.
internal ref struct LabelFields
{
    private readonly string?[] _values = new string?[AigcLabel.FieldCount];
    private RawValues? _raw;
    private List<LabelMember>? _unknown;
    private LabelDeviations _deviations;
    private bool _isOtherSchema;
    private bool _isHint;

    public LabelFields()
    {
    }

    internal bool HasAny { get; private set; }

    // whether there is a key of the standard that no other JSON is likely to have
    internal bool IsSpecific { get; private set; }

    internal void Add(string key, string value, ScannedKind kind, ReadOnlySpan<char> raw)
    {
        if (LabelKeys.Find(key, out bool isExact) is not { } field)
        {
            _isOtherSchema |= key is "ServiceProvider" or "ContentId" or "ContentID";
            _isHint |= key is "aigc_info" or "aigc_type" or "aigc_label_type";
            (_unknown ??= []).Add(new LabelMember(key, raw.IsEmpty ? System.Text.Json.JsonSerializer.Serialize(value, LabelJsonContext.Default.String) : raw.ToString()));
            return;
        }

        HasAny = true;
        IsSpecific |= field != LabelField.Label && (isExact || key.Length > "propagator".Length);
        _deviations |= isExact ? LabelDeviations.None : LabelDeviations.MisspeltKey;
        _deviations |= kind == ScannedKind.String ? LabelDeviations.None : LabelDeviations.NotString;
        if (_values[(int)field] is not null)
        {
            _deviations |= LabelDeviations.DuplicateKey;
            return;
        }

        _values[(int)field] = value;
        if (!raw.IsEmpty && !IsCanonical(raw))
        {
            (_raw ??= new RawValues()).Set(field, value, raw.ToString());
        }
    }

    internal readonly LabelText ToText(bool isLabel, LabelDeviations deviations)
    {
        if (!isLabel)
        {
            return _isOtherSchema ? new LabelText(LabelTextKind.OtherSchema)
                : _isHint ? new LabelText(LabelTextKind.Hint)
                : LabelText.None;
        }

        deviations |= _deviations;
        deviations |= _unknown is null ? LabelDeviations.None : LabelDeviations.UnknownMember;
        deviations |= Array.IndexOf(_values, null) < 0 ? LabelDeviations.None : LabelDeviations.MissingKey;
        return new LabelText(LabelTextKind.Label, new AigcLabel
        {
            Label = _values[0] ?? "",
            ContentProducer = _values[1] ?? "",
            ProduceId = _values[2] ?? "",
            ReservedCode1 = _values[3] ?? "",
            ContentPropagator = _values[4] ?? "",
            PropagateId = _values[5] ?? "",
            ReservedCode2 = _values[6] ?? "",
            UnknownMembers = _unknown is null ? [] : [.. _unknown],
            Deviations = deviations,
            Raw = _raw,
        });
    }

    // what the writer would write for the value anyway
    private static bool IsCanonical(ReadOnlySpan<char> raw)
    {
        if (raw[0] != '"' || raw.ContainsAnyExceptInRange(' ', '~'))
        {
            return false;
        }

        int at = raw.IndexOf('\\');
        while (at >= 0)
        {
            if (raw[at + 1] is not ('"' or '\\'))
            {
                return false;
            }

            int next = raw[(at + 2)..].IndexOf('\\');
            at = next < 0 ? -1 : at + 2 + next;
        }

        return true;
    }
}
