namespace GenAiMeasures;

// What is still to be done, as the store keeps it beside the records: no person in it, only numbers of keys.
internal sealed record RetentionState
{
    internal const string Name = "retention";

    public List<HeldKeys> Holds { get; init; } = [];

    public List<DeferredErasure> Deferred { get; init; } = [];

    // what has been asked for and is not answered yet
    public List<OpenSubjectRequest> Requests { get; init; } = [];

    public List<CaseMonth> Cases { get; init; } = [];

    // the class whose cases could not be read: all of them count as open, and nothing of the class is deleted now
    [System.Text.Json.Serialization.JsonIgnore]
    public int? UnknownClass { get; init; }

    // an erasure whose keys are not all gone yet: begun, on record, and to be finished whatever happens
    public List<PendingErasure> Pending { get; init; } = [];
}
