namespace GenAiMeasures.Filing;

/// <summary>The settings of filing, bound from the configuration section <c>GenAiMeasures:Filing</c>.</summary>
public sealed class FilingOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string SectionName = "GenAiMeasures:Filing";

    /// <summary>
    /// Gets the files with yearly notices of days off that are newer than this package, in the JSON shape of the public record
    /// holiday-cn. Default: none. A year that the package knows already is replaced.
    /// </summary>
    public IList<string> HolidayFiles { get; } = [];

    /// <summary>Gets or sets the day on which the service opened to the public, in Asia/Shanghai. It starts the clocks of the algorithm filing and of the libraries' updates.</summary>
    /// <value>Default: <see langword="null"/>, not open yet, or not stated: those clocks do not run.</value>
    public DateOnly? ServiceStart { get; set; }

    /// <summary>Gets or sets the day on which the service, or a new function or technology of it, is to go online. The security assessment is due before it (2018 Assessment Provisions).</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public DateOnly? PlannedStart { get; set; }

    /// <summary>Gets or sets the day on which the service ended. It starts the clock of the cancellation (Algorithm Provisions Art. 24(3)).</summary>
    /// <value>Not before <see cref="ServiceStart"/>. Default: <see langword="null"/>.</value>
    public DateOnly? ServiceEnd { get; set; }

    /// <summary>Gets or sets whose network it is: whether a network-security incident is reported within 4, 2 or 1 hours.</summary>
    /// <value>Default: <see cref="IncidentOperator.Other"/>, 4 hours.</value>
    public IncidentOperator Operator { get; set; } = IncidentOperator.Other;

    /// <summary>Gets or sets the published limit within which complaints are answered, in working days (Interim Measures Art. 15). The law gives no number: it is the provider's promise.</summary>
    /// <value>From 1 to 60. Default: <see langword="null"/>, none published: the duty is left to the operator and complaints have no day.</value>
    public int? ComplaintWorkingDays { get; set; }

    /// <summary>Gets or sets the provider's own target for reporting illegal content, in hours (Interim Measures Art. 14(1) says "timely" and gives no hours).</summary>
    /// <value>From 1 to 720. Default: <see langword="null"/>, no clock.</value>
    public int? ContentReportHours { get; set; }

    /// <summary>Gets or sets whether clocks run: started by what happens, with reminders.</summary>
    /// <value>Default: <see langword="true"/>. They need a ledger.</value>
    public bool Deadlines { get; set; } = true;

    /// <summary>Gets or sets how often the clocks are looked at, in seconds.</summary>
    /// <value>From 1 to 3,600. Default: 60.</value>
    public int DeadlineSeconds { get; set; } = 60;

    /// <summary>Gets or sets the folder in whose subfolders runs of the self-assessment are kept (<see cref="IAssessmentRuns"/>). It holds questions with answers in the clear: keep it where few can read.</summary>
    /// <value>Default: <see langword="null"/>, none: no run is shown, and the dossier names the assessment as missing.</value>
    public string? AssessmentFolder { get; set; }

    /// <summary>Gets where the test banks in use stand: a change of their content is noticed, recorded, and ends the month's clock.</summary>
    public BankFiles Banks { get; } = new();

    /// <summary>Gets or sets the folder that <c>filing build</c> last wrote, with its <c>manifest.json</c>: the dossier and the coverage of the duty say what of the packages is there.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    public string? PackageFolder { get; set; }

    /// <summary>Gets or sets the folder with the forms and rules of the province (<see cref="FilingTemplates"/>), in the place of those of this package.</summary>
    /// <value>Default: <see langword="null"/>, those of this package. A folder that is no such folder keeps the app from starting.</value>
    public string? TemplateFolder { get; set; }

    /// <summary>Gets what the texts towards users say of the service.</summary>
    public PolicySettings Policies { get; } = new();

    /// <summary>Gets who answers for each section of the inspection dossier, by the section's id, such as <c>training-data</c>.</summary>
    /// <value>Default: empty; the index then says that nobody is named.</value>
    public IDictionary<string, string> DossierOwners { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
