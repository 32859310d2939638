namespace GenAiMeasures.Provenance;

/// <summary>Writes a register in the formats of others. The same register and report give the same bytes. Thread-safe.</summary>
public static class RegisterExporter
{
    /// <summary>Writes a register.</summary>
    /// <param name="snapshot">The register.</param>
    /// <param name="report">What checking it found; written into formats that have a place for it.</param>
    /// <param name="format">The format.</param>
    /// <returns>The bytes: UTF-8 without a byte order mark, lines ended by a line feed.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The format is unknown.</exception>
    public static byte[] Export(RegisterSnapshot snapshot, RegisterReport report, ExportFormat format)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(report);
        RegisterSnapshot sorted = snapshot with { Data = RegisterOrder.Sort(snapshot.Data) };
        return format switch
        {
            ExportFormat.Statement => StatementExport.Write(sorted, report),
            ExportFormat.Croissant => CroissantExport.Write(sorted),
            ExportFormat.CycloneDx => CycloneDxExport.Write(sorted, report),
            ExportFormat.Oscal => OscalExport.WriteResults(sorted, report),
            ExportFormat.OscalComponent => OscalExport.WriteComponent(sorted, report),
            ExportFormat.EuTemplate => EuTemplateExport.Write(sorted),
            ExportFormat.Ab2013 => Ab2013Export.Write(sorted),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Use one of the formats of ExportFormat."),
        };
    }

    /// <summary>Gets the name a file of a format usually has.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The name.</returns>
    public static string FileName(ExportFormat format) => format switch
    {
        ExportFormat.Statement => "training-data-statement.md",
        ExportFormat.Croissant => "croissant.json",
        ExportFormat.CycloneDx => "training-data.cdx.json",
        ExportFormat.Oscal => "oscal-assessment-results.json",
        ExportFormat.OscalComponent => "oscal-component-definition.json",
        ExportFormat.EuTemplate => "eu-training-content-summary.md",
        _ => "ab-2013.md",
    };
}
