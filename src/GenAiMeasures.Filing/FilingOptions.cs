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
}
