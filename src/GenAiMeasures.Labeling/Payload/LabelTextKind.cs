namespace GenAiMeasures.Labeling;

// what a text turned out to be
internal enum LabelTextKind
{
    // holds nothing that concerns a label
    None = 0,

    // a label of GB 45438-2025
    Label = 1,

    // a label in the older schema of one cloud: provider, user, time, content id
    OtherSchema = 2,

    // a vendor's own hint that the content is generated
    Hint = 3,

    // meant to be a label, and not readable
    Damaged = 4,
}
