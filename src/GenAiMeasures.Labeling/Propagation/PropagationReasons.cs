namespace GenAiMeasures.Labeling;

// What the metadata say, in the order in which Art. 6 weighs it. Nothing is ever weakened: a label that an earlier platform
// wrote counts as that platform's state, unless something stronger is known.
internal sealed class PropagationReasons
{
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly List<string> _ordered = [];

    internal PropagationReasons(PropagationEvidence evidence, PropagationData data)
    {
        AddMetadata(evidence.Read);
        AddIf(evidence.UserDeclared, "user_declared");
        AddIf(evidence.Traces.HasFlag(PropagationTraces.ExplicitLabel), "trace_explicit_label");
        AddIf(evidence.Traces.HasFlag(PropagationTraces.Detection), "trace_detection");
        if (evidence.Read is { } read)
        {
            AddIf(read.Notes.Any(n => data.VendorNotes.Contains(n.Code, StringComparer.Ordinal)), "trace_vendor");
            AddIf(IsGenerated(read.DigitalSourceType, data), "trace_source_type");
        }
    }

    internal IReadOnlyList<string> Codes => _ordered;

    // the metadata could not be looked at to their end
    internal bool IsBlind => Has("metadata_unreadable") || Has("metadata_not_read");

    // first match wins
    internal PropagationState State =>
        Has("label_generated") ? PropagationState.Confirmed
        : Has("user_declared") || Has("label_possible") ? PropagationState.Possible
        : Has("label_suspected") || Has("label_unclear") || _codes.Any(c => c.StartsWith("trace_", StringComparison.Ordinal)) ? PropagationState.Suspected
        : IsBlind ? PropagationState.Undecided
        : PropagationState.None;

    private void AddMetadata(LabelReadResult? read)
    {
        if (read is null)
        {
            AddIf(true, "metadata_not_read");
            return;
        }

        foreach (LabelSite site in read.Sites)
        {
            AddIf(site.Label is not null, site.Label?.Claim switch
            {
                LabelClaim.Generated => "label_generated",
                LabelClaim.Possible => "label_possible",
                LabelClaim.Suspected => "label_suspected",
                _ => "label_unclear",
            });
        }

        AddIf(read.Sites.Length > 1 && !read.Agree, "labels_disagree");

        // a damaged place beside a readable one may say more
        AddIf(read.State == LabelState.Unreadable || read.Sites.Any(s => s.Label is null), "metadata_unreadable");
    }

    private void AddIf(bool holds, string code)
    {
        if (holds && _codes.Add(code))
        {
            _ordered.Add(code);
        }
    }

    private bool Has(string code) => _codes.Contains(code);

    // a full URI or the bare term
    private static bool IsGenerated(string? type, PropagationData data) =>
        type is not null && data.GeneratedSourceTypes.Contains(type[(type.LastIndexOf('/') + 1)..], StringComparer.Ordinal);
}
