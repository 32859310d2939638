using System.ComponentModel.DataAnnotations;

namespace GenAiMeasures.Moderation;

/// <summary>Where the terms come from. Lexicons named earlier take precedence over later ones.</summary>
public sealed class LexiconSources
{
    /// <summary>The name under which findings cite terms from code.</summary>
    public const string CodeName = "code";

    private readonly List<LexiconTerm> _terms = [];

    /// <summary>The name under which findings cite the starter lexicon.</summary>
    public const string StarterName = "starter";

    /// <summary>Gets or sets the path of a compiled lexicon (<c>genai-measures lexicon compile</c>), which takes the place of files, terms from code and switches.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? Image { get; set; }

    /// <summary>Gets or sets whether the starter lexicon of this package is used too, after all others.</summary>
    /// <value>Default: <see langword="false"/>. It holds some hundred common phrases of fraud, gambling, drug sale and solicitation: a beginning, and no keyword library.</value>
    public bool Starter { get; set; }

    /// <summary>Gets or sets whether the starter lexicon only watches, as <see cref="LexiconFile.Shadow"/> says of a file.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool StarterShadow { get; set; }

    /// <summary>Gets or sets whether the terms from code only watch, as <see cref="LexiconFile.Shadow"/> says of a file.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool CodeShadow { get; set; }

    /// <summary>Gets or sets how often the files are looked at for changes.</summary>
    /// <value>In seconds, from 0 (never) to 86,400. Default: 5. A file is read when it has stood unchanged for one interval.</value>
    [Range(0, 86_400)]
    public int ReloadSeconds { get; set; } = 5;

    /// <summary>Gets the files.</summary>
    public IList<LexiconFile> Files { get; } = [];

    // a method, so that the configuration binder leaves it alone
    internal IReadOnlyList<LexiconTerm> ListTerms() => _terms;

    /// <summary>Adds a file.</summary>
    /// <param name="path">The path; a relative one is taken from the working directory.</param>
    /// <param name="name">The name under which findings cite the lexicon; default: the file's name.</param>
    /// <returns>The same object.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public LexiconSources AddFile(string path, string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Files.Add(new LexiconFile { Path = path, Name = name });
        return this;
    }

    /// <summary>Adds a term from code.</summary>
    /// <param name="text">The term.</param>
    /// <param name="risk">Its risk code, such as <c>A.1.f</c>.</param>
    /// <param name="action">What a finding does; default: refuse in the input, stop in the output.</param>
    /// <returns>The same object.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is empty.</exception>
    /// <exception cref="FormatException"><paramref name="risk"/> is no risk code.</exception>
    public LexiconSources Add(string text, string risk, Verdict? action = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return Add([new LexiconTerm { Text = text, Risks = [RiskCode.Parse(risk)], Action = action }]);
    }

    /// <summary>Adds terms from code.</summary>
    /// <param name="terms">The terms.</param>
    /// <returns>The same object.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="terms"/> is <see langword="null"/>.</exception>
    public LexiconSources Add(IEnumerable<LexiconTerm> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        foreach (LexiconTerm term in terms)
        {
            _terms.Add(term with { Line = _terms.Count + 1 });
        }

        return this;
    }
}
