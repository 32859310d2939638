namespace GenAiMeasures.Labeling;

// the words under which places stand in records and properties; stable
internal static class LabelPlaces
{
    internal const string Explicit = "explicit";
    internal const string Implicit = "implicit";

    // a file that was let through without a label
    internal const string Unlabelled = "unlabelled";

    // left out on the user's request, which is recorded (Labeling Measures Art. 9)
    internal const string Omitted = "omitted";

    // into what people see or hear
    internal const string Image = "image";
    internal const string Audio = "audio";
    internal const string Video = "video";
    internal const string TextOnly = "text-only";

    internal const string Beside = "beside";
    internal const string Properties = "properties";

    internal static string Of(ExplicitPlace place) => place switch
    {
        ExplicitPlace.Start => "start",
        ExplicitPlace.End => "end",
        ExplicitPlace.Both => "both",
        _ => "interface",
    };
}
