using System.Globalization;
using System.Text;
using GenAiMeasures.Benchmarks;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Evaluation;

/// <summary>Personal information over ordinary text: generated, and the built-in corpus of ordinary sentences.</summary>
internal static class InformationReport
{
    private const int Length = 4_000_000;

    public static void Write(TextWriter output)
    {
        var sentences = new StringBuilder();
        while (sentences.Length < Length)
        {
            foreach (string sentence in BenignCorpus.ReadBuiltIn())
            {
                sentences.Append(sentence).Append('\n');
            }
        }

        output.WriteLine("| personal information over | Mchar/s |");
        output.WriteLine("| --- | ---: |");
        foreach ((string name, string text) in new[]
        {
            ("generated Chinese", LexiconShapes.Chinese(Length)), ("generated English", LexiconShapes.English(Length)), ("ordinary sentences, repeated", sentences.ToString()),
        })
        {
            double speed = text.Length / Timing.Best(() => PersonalInformationDetector.Find(text)) / 1e6;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {speed:0} |"));
        }
    }
}
