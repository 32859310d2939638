namespace GenAiMeasures.Filing;

/// <summary>The facts of a service that decide which procedures apply. Immutable.</summary>
public sealed record ProcedureFacts
{
    /// <summary>Gets to whom the service is offered. Required for an answer.</summary>
    public ServiceScope Scope { get; init; }

    /// <summary>Gets where the model comes from. Required for an answer between filing and registration.</summary>
    public ModelOrigin Model { get; init; }

    /// <summary>Gets whether the service has public-opinion attributes or the ability to mobilise the public (舆论属性或者社会动员能力).</summary>
    /// <value>Default: <see langword="true"/>, the careful answer.</value>
    public bool HasOpinionAttributes { get; init; } = true;

    /// <summary>Gets the families of algorithms that the service uses.</summary>
    /// <value>Default: <see cref="AlgorithmFamilies.Generation"/>.</value>
    public AlgorithmFamilies Families { get; init; } = AlgorithmFamilies.Generation;

    /// <summary>Gets the triggers of the security assessment of 2018 that are there.</summary>
    /// <value>Default: <see cref="AssessmentTriggers.GoingOnline"/>.</value>
    public AssessmentTriggers Triggers { get; init; } = AssessmentTriggers.GoingOnline;

    /// <summary>Gets whether the service plays a person who keeps users company (拟人化互动).</summary>
    public bool IsCompanion { get; init; }

    /// <summary>Gets whether minors use the service or may.</summary>
    public bool IsForMinors { get; init; }

    /// <summary>Takes what the provider profile says; where the model comes from has to be added.</summary>
    /// <param name="options">The settings of the app.</param>
    /// <returns>The facts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public static ProcedureFacts From(GenAiComplianceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ProcedureFacts { Scope = options.Scope, HasOpinionAttributes = options.Provider.HasOpinionAttributes };
    }

    internal static IReadOnlyList<string> Names { get; } =
        ["public", "internal", "fromAbroad", "opinion", "ownModel", "filedModel", "unfiledModel", "family", "beforeLaunch", "afterEvent", "companion", "minors"];

    // the facts as the rules name them
    internal bool Has(string fact) => fact switch
    {
        "public" => Scope is ServiceScope.MainlandPublic or ServiceScope.MainlandPublicFromAbroad,
        "internal" => Scope == ServiceScope.Internal,
        "fromAbroad" => Scope == ServiceScope.MainlandPublicFromAbroad,
        "opinion" => HasOpinionAttributes,
        "ownModel" => Model is ModelOrigin.SelfDeveloped or ModelOrigin.FineTuned,
        "filedModel" => Model == ModelOrigin.FiledModel,
        "unfiledModel" => Model == ModelOrigin.UnfiledModel,
        "family" => Families != AlgorithmFamilies.None,
        "beforeLaunch" => (Triggers & (AssessmentTriggers.GoingOnline | AssessmentTriggers.NewTechnology)) != 0,
        "afterEvent" => (Triggers & (AssessmentTriggers.Growth | AssessmentTriggers.ControlsFailed | AssessmentTriggers.WrittenNotice)) != 0,
        "companion" => IsCompanion,
        "minors" => IsForMinors,
        _ => throw new InvalidOperationException($"procedures.json asks for '{fact}', which is no fact of a service."),
    };
}
