using System.Globalization;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Cli;

// A line for every tenth of a run, on standard error.
internal sealed class AssessProgress(TextWriter error) : IProgress<AssessmentProgress>
{
    private int _tenth;

    public void Report(AssessmentProgress value)
    {
        int tenth = (int)(10L * value.Done / Math.Max(1, value.Total));
        if (tenth > _tenth)
        {
            _tenth = tenth;
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Done}/{value.Total} answered, {value.Kept} kept from before, {value.Failed} failed"));
        }
    }
}
