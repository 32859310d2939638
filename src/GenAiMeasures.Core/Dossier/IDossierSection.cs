namespace GenAiMeasures;

/// <summary>
/// A part of the dossier that a package or host can write about what really ran (Interim Measures Art. 17, 19). Whoever builds the dossier
/// collects every section in the container; a package that is left out leaves a named gap. Must be thread-safe.
/// </summary>
public interface IDossierSection
{
    /// <summary>Gets the stable id, such as <c>training-data</c>.</summary>
    string Id { get; }

    /// <summary>Gets the title in Chinese.</summary>
    string TitleChinese { get; }

    /// <summary>Gets the title in English.</summary>
    string TitleEnglish { get; }

    /// <summary>Gets the duties it is about, by their ids.</summary>
    IReadOnlyList<string> Duties { get; }

    /// <summary>Writes the section from the present state. The same state gives the same bytes.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The content.</returns>
    ValueTask<DossierContent> WriteAsync(CancellationToken cancellationToken = default);
}
