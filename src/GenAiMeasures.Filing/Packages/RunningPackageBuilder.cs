using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

internal sealed class RunningPackageBuilder(
    IOptions<GenAiComplianceOptions> options, IDutyCatalog duties, IEnumerable<IDossierSection> sections, IWorkingDayCalendar calendar, TimeProvider time, IOptions<FilingOptions> filing) : IFilingPackageBuilder
{
    public Task<FilingBuild> BuildAsync(FilingProfile profile, FilingManifest? last = null, CancellationToken cancellationToken = default) =>
        FilingPackages.BuildAsync(
            profile,
            new FilingBuildOptions
            {
                Today = Beijing.DateOf(time.GetUtcNow()),
                Calendar = calendar,
                Templates = filing.Value.TemplateFolder is { } folder ? FilingTemplates.Read(folder) : FilingTemplates.BuiltIn,
                Provider = options.Value.Provider,
                Duties = duties.Coverage,
                Sections = [.. sections],
                Last = last,
            },
            cancellationToken);
}
