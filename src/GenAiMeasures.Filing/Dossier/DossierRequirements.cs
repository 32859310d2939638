namespace GenAiMeasures.Filing;

/// <summary>What an inspection asks for, as this version of the package knows it (Interim Measures Art. 19). Thread-safe.</summary>
public static class DossierRequirements
{
    private static readonly DossierRequirementTable Table = FilingData.Read("dossier-requirements.json", FilingJsonContext.Default.DossierRequirementTable);

    /// <summary>Gets the version of the data.</summary>
    public static string Version => Table.Version;

    /// <summary>Gets the statements, in the order of the index.</summary>
    public static IReadOnlyList<DossierRequirement> All => Table.Requirements;
}
