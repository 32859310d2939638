namespace GenAiMeasures;

/// <summary>A stage's answer to whether an exchange may take place. The default value admits.</summary>
public readonly record struct Admission
{
    private Admission(string code, RiskCode risk, string? text)
    {
        Code = code;
        Risk = risk;
        Text = text;
    }

    /// <summary>Gets the answer that admits.</summary>
    public static Admission Pass => default;

    /// <summary>Gets whether the exchange may go on.</summary>
    public bool IsPass => Code is null;

    /// <summary>Gets the stable code of the refusal, or <see langword="null"/>.</summary>
    public string? Code { get; }

    /// <summary>Gets the risk of the refusal, or no risk.</summary>
    public RiskCode Risk { get; }

    /// <summary>Gets the text for the user, or <see langword="null"/> for the text that belongs to the code.</summary>
    public string? Text { get; }

    /// <summary>Refuses.</summary>
    /// <param name="code">A stable code, one of <see cref="RefusalCodes"/> or one of the stage's own.</param>
    /// <param name="risk">The risk, where there is one.</param>
    /// <param name="text">The text for the user, in the language they read; default: the text that belongs to the code.</param>
    /// <returns>The refusal.</returns>
    /// <exception cref="ArgumentException"><paramref name="code"/> is empty.</exception>
    public static Admission Refuse(string code, RiskCode risk = default, string? text = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        return new Admission(code, risk, text);
    }
}
