namespace GenAiMeasures.Filing;

/// <summary>What a build takes besides the profile. Each part that is left out leaves a named gap. Immutable.</summary>
public sealed record FilingBuildOptions
{
    /// <summary>Gets the day of the build in China, from which a change filing is counted where the profile names no day of the change.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Gets the procedures to build for, by their ids.</summary>
    /// <value>Default: empty, those that apply.</value>
    public IReadOnlyList<string> Procedures { get; init; } = [];

    /// <summary>Gets the forms and rules.</summary>
    /// <value>Default: <see cref="FilingTemplates.BuiltIn"/>.</value>
    public FilingTemplates Templates { get; init; } = FilingTemplates.BuiltIn;

    /// <summary>Gets the calendar that counts working days.</summary>
    /// <value>Default: <see cref="WorkingDayCalendar.Embedded"/>.</value>
    public IWorkingDayCalendar Calendar { get; init; } = WorkingDayCalendar.Embedded;

    /// <summary>Gets the provider profile of the running app: it fills what the profile file leaves out.</summary>
    public ProviderProfile? Provider { get; init; }

    /// <summary>Gets how the running app covers its duties.</summary>
    public IReadOnlyList<DutyCoverage> Duties { get; init; } = [];

    /// <summary>Gets the sections that packages of the running app write.</summary>
    public IReadOnlyList<IDossierSection> Sections { get; init; } = [];

    /// <summary>Gets the manifest of the last filing, to compare with.</summary>
    public FilingManifest? Last { get; init; }
}
