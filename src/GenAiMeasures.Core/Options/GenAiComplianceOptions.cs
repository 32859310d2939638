using Microsoft.Extensions.Options;

namespace GenAiMeasures;

/// <summary>The settings of the pipeline, bound from the configuration section <c>GenAiMeasures</c>. Validated at start, all errors at once.</summary>
public sealed class GenAiComplianceOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string SectionName = "GenAiMeasures";

    /// <summary>Gets or sets to whom the service is offered (Interim Measures Art. 2, 20).</summary>
    /// <value>No default: unset is an error at start.</value>
    public ServiceScope Scope { get; set; } = ServiceScope.Unset;

    /// <summary>Gets who answers for the service.</summary>
    public ProviderProfile Provider { get; } = new();

    /// <summary>Gets how calls without a known subject are treated.</summary>
    public SubjectOptions Subjects { get; } = new();

    /// <summary>Gets how screens are run.</summary>
    [ValidateObjectMembers]
    public ScreenOptions Screens { get; } = new();

    /// <summary>Gets what is recorded.</summary>
    [ValidateObjectMembers]
    public RecordOptions Records { get; } = new();

    /// <summary>Gets what users read when they are refused.</summary>
    public RefusalOptions Refusals { get; } = new();

    /// <summary>Gets the measures against users (Interim Measures Art. 14(2)).</summary>
    [ValidateObjectMembers]
    public StandingOptions Standing { get; } = new();

    /// <summary>Gets when incidents are opened (Interim Measures Art. 14).</summary>
    public IncidentOptions Incidents { get; } = new();

    /// <summary>Gets to whom inputs and usage records are given (Interim Measures Art. 11(1)).</summary>
    public SharingOptions Sharing { get; } = new();

    /// <summary>Gets the service agreement with registered users (Interim Measures Art. 9(2)).</summary>
    public AgreementOptions Agreement { get; } = new();

    /// <summary>Gets the duties that are set aside, each with its written reason. Every waiver is recorded at start.</summary>
    /// <value>From a duty's id to the reason, of at least ten characters. Default: empty.</value>
    public IDictionary<string, string> Waivers { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets the chat clients in the container that may stay unwrapped because they never serve a user, a judge model for example.</summary>
    /// <value>From the client's service key, or <c>default</c> for the client without a key, to the reason, of at least ten characters. Default: empty.</value>
    public IDictionary<string, string> UnwrappedClients { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
