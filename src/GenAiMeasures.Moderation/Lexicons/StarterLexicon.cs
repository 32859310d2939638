using System.Text;

namespace GenAiMeasures.Moderation;

// the small lexicon that comes with the package, of our own making
internal static class StarterLexicon
{
    internal static Lexicon Read()
    {
        using Stream stream = typeof(StarterLexicon).Assembly.GetManifestResourceStream("starter.csv")
            ?? throw new InvalidOperationException("GenAiMeasures.Moderation was built without its data file 'starter.csv'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string text = reader.ReadToEnd();
        var problems = new List<LexiconProblem>();
        Lexicon lexicon = LexiconReader.ReadText(LexiconSources.StarterName, text, problems);
        return problems.Count == 0 ? lexicon : throw new LexiconException(LexiconSources.StarterName, problems);
    }
}
