namespace GenAiMeasures.AspNetCore;

// Cuts a label of a chart to a width at 12 pixels a letter: what is wide in East Asian type takes a whole one, the rest about half.
internal static class LabelFit
{
    private const double Wide = 12.2;
    private const double Narrow = 6.6;

    internal static string Cut(string label, double width)
    {
        double taken = 0;
        for (int i = 0; i < label.Length; i++)
        {
            taken += label[i] > 0x2E80 ? Wide : Narrow;
            if (taken > width)
            {
                int end = Math.Max(0, i - 1);
                return label[..(end > 0 && char.IsHighSurrogate(label[end - 1]) ? end - 1 : end)] + "…";
            }
        }

        return label;
    }
}
