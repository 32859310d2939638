using System.Globalization;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Cli;

// every match of a text and why it is one; a superset of the keys of a scan
internal static class LexiconExplanations
{
    internal static void Write(TextWriter output, IReadOnlyList<MatchExplanation> matches, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartArray();
                foreach (MatchExplanation match in matches)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("start", match.Finding.Start);
                    writer.WriteNumber("length", match.Finding.Length);
                    writer.WriteString("text", match.Original);
                    writer.WriteString("term", match.Term);
                    writer.WriteString("risk", match.Finding.Risk.Value);
                    writer.WriteString("rule", match.Finding.Rule);
                    writer.WriteString("version", match.Finding.PolicyVersion);
                    writer.WriteString("normalised", match.Normalised);
                    writer.WriteString("form", match.Form);
                    writer.WriteStartArray("seenThrough");
                    foreach (string seen in match.SeenThrough)
                    {
                        writer.WriteStringValue(seen);
                    }

                    writer.WriteEndArray();
                    writer.WriteBoolean("protected", match.IsProtected);
                    writer.WriteString("explanation", match.ToString());
                    writer.WriteString("explanationChinese", match.ToChinese());
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            return;
        }

        foreach (MatchExplanation match in matches)
        {
            output.WriteLine(match.ToChinese());
            output.WriteLine(match);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{matches.Count} matches, {matches.Count(m => m.IsProtected)} of them protected."));
    }
}
