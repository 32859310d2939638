using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

internal sealed class RunningPackageBuilder(
    IOptions<GenAiComplianceOptions> options, IDutyCatalog duties, IEnumerable<IDossierSection> sections, IWorkingDayCalendar calendar, TimeProvider time) : IFilingPackageBuilder
{
    public Task<FilingBuild> BuildAsync(FilingProfile profile, FilingManifest? last = null, CancellationToken cancellationToken = default) =>
        FilingPackages.BuildAsync(
            profile,
            new FilingBuildOptions
            {
                Today = Beijing.DateOf(time.GetUtcNow()),
                Calendar = calendar,
                Provider = options.Value.Provider,
                Duties = duties.Coverage,
                Sections = [.. sections],
                Last = last,
            },
            cancellationToken);
}
