namespace GenAiMeasures.Labeling;

/// <summary>
/// How a sound gets its audible label. The standard fixes the rhythm short-long short-short (短长短短, Morse for "AI", GB 45438-2025 5.3,
/// quoted) and nothing else of it: unit, tone and loudness are ours. Immutable.
/// </summary>
public sealed record AudioLabelOptions
{
    internal static AudioLabelOptions Default { get; } = new();

    /// <summary>Gets where the label stands.</summary>
    /// <value>Default: <see cref="AudioPlace.Start"/>.</value>
    public AudioPlace Place { get; init; } = AudioPlace.Start;

    /// <summary>Gets the length of the short mark; the long one is three of them, the whole rhythm eleven.</summary>
    /// <value>Default: 120 ms. Range: 50 to 400 ms; one public test counts more than 150 ms as long (secondary).</value>
    public TimeSpan Unit { get; init; } = TimeSpan.FromMilliseconds(AudioLabelData.Current.Suggested.UnitMilliseconds);

    /// <summary>Gets the tone in hertz.</summary>
    /// <value>Default: 880. Range: 200 to 4,000, and below half of the sample rate.</value>
    public int Frequency { get; init; } = AudioLabelData.Current.Suggested.FrequencyHertz;

    /// <summary>Gets the loudness in decibels of full scale.</summary>
    /// <value>Default: -12. Range: -40 to -1.</value>
    public double Level { get; init; } = AudioLabelData.Current.Suggested.LevelDecibels;

    /// <summary>Gets a spoken label that takes the rhythm's place. It has to hold both elements of the standard and be spoken at normal speed, in Chinese about 120 to 160 characters a minute (quoted); nobody checks that here.</summary>
    /// <value>Default: <see langword="null"/>, the rhythm.</value>
    public ISpokenLabel? Spoken { get; init; }
}
