namespace GenAiMeasures.Labeling;

// The keys of a label, and the misspellings of them that real files carry.
internal static class LabelKeys
{
    internal static readonly string[] Names =
        ["Label", "ContentProducer", "ProduceID", "ReservedCode1", "ContentPropagator", "PropagateID", "ReservedCode2"];

    // Returns the field of a key, whether it is spelt as the standard spells it, or null for a key of somebody else's.
    internal static LabelField? Find(ReadOnlySpan<char> key, out bool isExact)
    {
        // nearly every key is spelt as it should be
        LabelField? exact = key switch
        {
            "Label" => LabelField.Label,
            "ContentProducer" => LabelField.ContentProducer,
            "ProduceID" => LabelField.ProduceId,
            "ReservedCode1" => LabelField.ReservedCode1,
            "ContentPropagator" => LabelField.ContentPropagator,
            "PropagateID" => LabelField.PropagateId,
            "ReservedCode2" => LabelField.ReservedCode2,
            _ => null,
        };
        isExact = exact is not null;
        if (isExact)
        {
            return exact;
        }

        for (int i = 0; i < Names.Length; i++)
        {
            if (key.Equals(Names[i], StringComparison.OrdinalIgnoreCase))
            {
                return (LabelField)i;
            }
        }

        Span<char> folded = stackalloc char[24];
        int length = 0;
        foreach (char c in key)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                if (length == folded.Length)
                {
                    return null;
                }

                folded[length++] = char.ToLowerInvariant(c);
            }
        }

        return folded[..length] switch
        {
            "label" => LabelField.Label,
            "contentproducer" or "producer" => LabelField.ContentProducer,
            "produceid" or "producerid" => LabelField.ProduceId,
            "reservedcode1" or "reservecode1" => LabelField.ReservedCode1,
            "contentpropagator" or "propagator" => LabelField.ContentPropagator,
            "propagateid" or "propagatorid" or "propatorid" => LabelField.PropagateId,
            "reservedcode2" or "reservecode2" => LabelField.ReservedCode2,
            _ => null,
        };
    }

    // the key as a string, without making one for the keys that every label has
    internal static string TextOf(ReadOnlySpan<char> key) => Find(key, out bool isExact) is { } field && isExact ? Names[(int)field] : key.ToString();

    internal static bool IsWrapper(ReadOnlySpan<char> key) => key.Equals("AIGC", StringComparison.OrdinalIgnoreCase);

    // the key under which one cloud transports the label as Base64
    internal static bool IsBase64Wrapper(ReadOnlySpan<char> key) => key.Equals("XmpKvBase64", StringComparison.OrdinalIgnoreCase);

    // words that no other JSON is likely to hold
    internal static bool MentionsKey(ReadOnlySpan<char> text) =>
        text.Contains("ContentProducer", StringComparison.OrdinalIgnoreCase)
        || text.Contains("ProduceID", StringComparison.OrdinalIgnoreCase)
        || text.Contains("ContentPropagator", StringComparison.OrdinalIgnoreCase)
        || text.Contains("PropagateID", StringComparison.OrdinalIgnoreCase)
        || text.Contains("ReservedCode", StringComparison.OrdinalIgnoreCase);
}
