using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

/// <summary>The reports and channels that this version of the package knows. Thread-safe.</summary>
public static class IncidentReportForms
{
    private static readonly IncidentReportTable Table = FilingData.Read("report-forms.json", FilingJsonContext.Default.IncidentReportTable);

    private static readonly ImmutableArray<ReportChannel> AllChannels = FilingData.Read("report-channels.json", FilingJsonContext.Default.ImmutableArrayReportChannel);

    /// <summary>Gets the version of the data.</summary>
    public static string Version => Table.Version;

    /// <summary>Gets what each report asks for.</summary>
    public static IReadOnlyList<IncidentReportLayout> All => Table.Forms;

    /// <summary>Gets the channels that public texts and practice name.</summary>
    public static IReadOnlyList<ReportChannel> Channels => AllChannels;

    /// <summary>Gets what a report asks for.</summary>
    /// <param name="form">Which report.</param>
    /// <returns>Its fields.</returns>
    /// <exception cref="ArgumentException">The report is not one of <see cref="IncidentReportForm"/>.</exception>
    public static IncidentReportLayout Get(IncidentReportForm form) =>
        Table.Forms.FirstOrDefault(f => f.Form == form) ?? throw new ArgumentException($"There is no report {form}.", nameof(form));
}
