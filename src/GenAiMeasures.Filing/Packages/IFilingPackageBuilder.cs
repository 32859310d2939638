namespace GenAiMeasures.Filing;

/// <summary>Builds the draft packages of a service from a profile and from what the running app tells: settings, duty coverage, dossier sections. Thread-safe.</summary>
public interface IFilingPackageBuilder
{
    /// <summary>Builds the packages of the procedures that apply.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="last">The manifest of the last filing, to compare with.</param>
    /// <param name="cancellationToken">Ends the building.</param>
    /// <returns>The packages.</returns>
    /// <exception cref="ArgumentException">The profile does not say which service it is about (scope, origin of the model).</exception>
    /// <exception cref="FilingInputException">A file of the profile is wrong, or holds a key, a password or a test account.</exception>
    Task<FilingBuild> BuildAsync(FilingProfile profile, FilingManifest? last = null, CancellationToken cancellationToken = default);
}
