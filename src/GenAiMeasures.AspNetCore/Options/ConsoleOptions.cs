namespace GenAiMeasures.AspNetCore;

/// <summary>Who may use the console, and from where.</summary>
public sealed class ConsoleOptions
{
    /// <summary>Gets or sets whether the console answers to other machines.</summary>
    /// <value>Default: <see langword="false"/>: only requests from this machine, to a host name of this machine, that no proxy forwarded.</value>
    public bool AllowRemote { get; set; }

    /// <summary>Gets the roles that may look at everything and change nothing.</summary>
    /// <value>Default: empty, which stands for <c>genai-viewer</c>.</value>
    public IList<string> ViewerRoles { get; } = [];

    /// <summary>Gets the roles that may look, verify the ledger and take proofs.</summary>
    /// <value>Default: empty, which stands for <c>genai-auditor</c>.</value>
    public IList<string> AuditorRoles { get; } = [];

    /// <summary>Gets the roles that may take steps and measures, and handle people's requests.</summary>
    /// <value>Default: empty, which stands for <c>genai-operator</c>.</value>
    public IList<string> OperatorRoles { get; } = [];

    /// <summary>Gets the roles that may do everything, deletion by terms included.</summary>
    /// <value>Default: empty, which stands for <c>genai-administrator</c>.</value>
    public IList<string> AdministratorRoles { get; } = [];

    /// <summary>Gets or sets the type of the claim that names an operator in records.</summary>
    /// <value>Default: empty, which stands for the name identifier, then <c>sub</c>, then the identity's name. An operator without any of them is refused writes.</value>
    public string OperatorClaim { get; set; } = "";

    /// <summary>Gets or sets the profile file that filing packages are built from (<see cref="GenAiMeasures.Filing.FilingProfile"/>).</summary>
    /// <value>Default: empty: the console says which procedures apply by the app's settings, and builds no package.</value>
    public string FilingProfile { get; set; } = "";

    /// <summary>Gets or sets the manifest of the last filing, or its folder: the next build is compared with it.</summary>
    /// <value>Default: empty: nothing is compared.</value>
    public string LastFiling { get; set; } = "";

    /// <summary>Gets or sets the folder whose folders are runs of the self-assessment, as <c>genai-measures assess run -o</c> writes them.</summary>
    /// <value>Default: empty: the console shows no runs.</value>
    public string AssessmentFolder { get; set; } = "";
}
