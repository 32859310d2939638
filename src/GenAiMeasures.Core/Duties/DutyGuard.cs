using System.Text;

namespace GenAiMeasures;

internal static class DutyGuard
{
    internal static void ThrowIfUncovered(IDutyCatalog duties, GenAiComplianceOptions options)
    {
        if (duties.Gaps.Count == 0)
        {
            return;
        }

        var message = new StringBuilder()
            .Append("GenAiMeasures does not start: with GenAiMeasures:Scope ").Append(options.Scope)
            .Append(" these duties are not covered. Add the package that covers them, or waive each with a written reason under GenAiMeasures:Waivers.");
        foreach (DutyCoverage gap in duties.Gaps)
        {
            message.AppendLine().Append("  ").Append(gap.Duty.Id).Append(" (").Append(gap.Duty.Article).Append("): ")
                .Append(gap.Duty.TitleEnglish).Append(" / ").Append(gap.Duty.TitleChinese)
                .Append(": ").Append(gap.By);
        }

        throw new InvalidOperationException(message.ToString());
    }
}
