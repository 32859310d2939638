namespace GenAiMeasures.AspNetCore;

/// <summary>The settings of the web package, bound from the configuration section <c>GenAiMeasures:Web</c>.</summary>
public sealed class GenAiWebOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string SectionName = "GenAiMeasures:Web";

    /// <summary>Gets how the subject is read from the signed-in user.</summary>
    public WebSubjectOptions Subjects { get; } = new();

    /// <summary>Gets what is recorded of the client of an exchange.</summary>
    public WebClientOptions Client { get; } = new();

    /// <summary>Gets who may use the console, and from where.</summary>
    public ConsoleOptions Console { get; } = new();

    /// <summary>Gets what people may send in.</summary>
    public IntakeOptions Intake { get; } = new();
}
