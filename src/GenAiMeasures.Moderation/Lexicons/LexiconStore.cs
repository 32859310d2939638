using System.Text;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// Holds the lexicons in force. Building it reads them all: a lexicon that cannot be used keeps the app from starting.
internal sealed class LexiconStore(IOptions<ModerationOptions> options)
{
    private readonly LexiconSnapshot _current = Load(options.Value);

    internal LexiconSnapshot Current => _current;

    internal static LexiconSnapshot Load(ModerationOptions options)
    {
        var lexicons = new List<Lexicon>();
        foreach (LexiconFile file in options.Lexicons.Files)
        {
            lexicons.Add(LexiconReader.Read(file));
        }

        if (options.Lexicons.ListTerms().Count > 0)
        {
            lexicons.Add(FromCode(options.Lexicons.ListTerms()));
        }

        return LexiconCompiler.Compile(lexicons, options.Evasion);
    }

    private static Lexicon FromCode(IReadOnlyList<LexiconTerm> terms)
    {
        var text = new StringBuilder();
        foreach (LexiconTerm term in terms)
        {
            text.Append(term.Text).Append('\t').Append(term.Kind).Append('\t').AppendJoin(';', term.Risks)
                .Append('\t').Append(term.Severity).Append('\t').Append(term.Action)
                .Append('\t').Append(term.Match).Append('+').Append(term.Forms).Append('\t').AppendJoin('|', term.Allow).Append('\n');
        }

        return new Lexicon(LexiconSources.CodeName, LexiconReader.Digest(Encoding.UTF8.GetBytes(text.ToString())), terms);
    }
}
