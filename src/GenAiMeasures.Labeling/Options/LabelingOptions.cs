namespace GenAiMeasures.Labeling;

/// <summary>The settings of labelling, bound from the configuration section <c>GenAiMeasures:Labeling</c>. Validated at start, all errors at once.</summary>
/// <remarks>Not thread-safe while it is being configured; read-only afterwards.</remarks>
public sealed class LabelingOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string SectionName = "GenAiMeasures:Labeling";

    /// <summary>Gets or sets where the explicit label of a text stands (Labeling Measures Art. 4).</summary>
    /// <value>Default: <see cref="ExplicitPlace.Start"/>.</value>
    public ExplicitPlace Place { get; set; } = ExplicitPlace.Start;

    /// <summary>Gets or sets the language of our wording.</summary>
    /// <value>Default: <see cref="LabelLanguage.Chinese"/>.</value>
    public LabelLanguage Language { get; set; } = LabelLanguage.Chinese;

    /// <summary>Gets or sets a wording that replaces ours. It needs an AI element and a generation element in one line (GB 45438-2025 5.1, quoted): <c>AI</c> or <c>人工智能</c>, and <c>生成</c> or <c>合成</c>, or the words of another language that the package knows.</summary>
    /// <value>At most 200 characters. Default: <see langword="null"/>, our wording.</value>
    public string? Text { get; set; }

    /// <summary>Gets the declaration for <see cref="ExplicitPlace.Interface"/>.</summary>
    public InterfaceNotice Interface { get; } = new();

    /// <summary>Gets or sets the name or code that stands as producer in every implicit label (GB 45438-2025 Annex E d).</summary>
    /// <value>Default: <see langword="null"/>, the 27-character code that is built from <c>GenAiMeasures:Provider:CreditCode</c>. Without either the app does not start: a code is never invented.</value>
    public string? ContentProducer { get; set; }

    /// <summary>Gets or sets the model or application code in characters 24 to 27 of the provider code (TC260-PG-20252A).</summary>
    /// <value>Four digits or upper-case letters. Default: <see langword="null"/>, the extension is not used.</value>
    public string? ModelCode { get; set; }

    /// <summary>Gets or sets what the propagator's fields of a new label hold.</summary>
    /// <value>Default: <see cref="FirstPropagator.SameAsProducer"/>.</value>
    public FirstPropagator FirstPropagator { get; set; } = FirstPropagator.SameAsProducer;

    /// <summary>Gets or sets where the audible label of generated sound stands, wherever the label of texts is (GB 45438-2025 5.3, quoted). Where <see cref="Place"/> is <see cref="ExplicitPlace.Interface"/>, sound has none.</summary>
    /// <value>Default: <see cref="AudioPlace.Start"/>.</value>
    public AudioPlace AudioPlace { get; set; } = AudioPlace.Start;

    /// <summary>Gets the format of generated sound that comes without a header.</summary>
    public BareSoundOptions BareSound { get; } = new();

    /// <summary>Gets or sets what becomes of a generated file that cannot be labelled.</summary>
    /// <value>Default: <see cref="UnlabelledMedia.Withhold"/>.</value>
    public UnlabelledMedia UnlabelledMedia { get; set; } = UnlabelledMedia.Withhold;

    /// <summary>Gets the settings of content without explicit label on a user's request (Labeling Measures Art. 9).</summary>
    public UnlabelledOptions Unlabelled { get; } = new();
}
