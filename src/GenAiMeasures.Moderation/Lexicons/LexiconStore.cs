using System.Text;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// Holds the lexicons in force. Building it reads them all: a lexicon that cannot be used keeps the app from starting. Later
// a changed file replaces what is in force in one step; a bad one changes nothing and is told.
internal sealed class LexiconStore : IDisposable
{
    private readonly ModerationOptions _options;
    private readonly LexiconWatch _watch;
    private readonly TimeProvider _time;
    private readonly ITimer? _timer;
    private readonly Lock _lock = new();
    private volatile LexiconSnapshot _current;
    private volatile LexiconException? _failure;
    private volatile LexiconReload? _last;

    public LexiconStore(IOptions<ModerationOptions> options, TimeProvider? time = null)
    {
        _options = options.Value;
        _time = time ?? TimeProvider.System;
        _watch = new LexiconWatch(FilesOf(_options));
        _current = Load(_options);
        if (_options.Lexicons.ReloadSeconds > 0 && !_watch.IsEmpty)
        {
            var interval = TimeSpan.FromSeconds(_options.Lexicons.ReloadSeconds);
            _timer = _time.CreateTimer(static store => ((LexiconStore)store!).Poll(), this, interval, interval);
        }
    }

    // Raised after the lexicons in force were replaced, or could not be.
    internal event Action<LexiconChange>? Changed;

    internal LexiconSnapshot Current => _current;

    // why the files as they are now are not in force, or null
    internal LexiconException? Failure => _failure;

    // whether there is anything to read again
    internal bool IsFromFiles => !_watch.IsEmpty;

    // the last reading since the start, or null
    internal LexiconReload? LastReload => _last;

    internal TimeProvider Time => _time;

    public void Dispose() => _timer?.Dispose();

    // Looks at the files, and reads them when one has changed and has stood still since the last look.
    internal void Poll()
    {
        lock (_lock)
        {
            if (_watch.HasSettledChange())
            {
                Replace();
            }
        }
    }

    // Reads the files now, whether or not they look changed, and gives why they are not in force, or null.
    internal LexiconException? Reload()
    {
        lock (_lock)
        {
            Replace();
            return _failure;
        }
    }

    private void Replace()
    {
        LexiconSnapshot before = _current;
        try
        {
            LexiconSnapshot loaded = Load(_options);
            bool hasChanged = loaded.Digest != before.Digest;
            _failure = null;
            _last = new LexiconReload(_time.GetUtcNow(), IsInForce: true, hasChanged);
            if (hasChanged)
            {
                _current = loaded;
                Changed?.Invoke(new LexiconChange(before, loaded, null));
            }
        }
        catch (LexiconException exception)
        {
            _failure = exception;
            _last = new LexiconReload(_time.GetUtcNow(), IsInForce: false, HasChanged: false);
            Changed?.Invoke(new LexiconChange(before, before, exception));
        }
    }

    internal static LexiconSnapshot Load(ModerationOptions options)
    {
        LexiconSources sources = options.Lexicons;
        if (sources.Image is { } image)
        {
            if (sources.Files.Count > 0 || sources.ListTerms().Count > 0 || sources.Starter)
            {
                throw new LexiconException(image, [new LexiconProblem(0, "imageAndSources", "A compiled lexicon stands alone. Remove the files, terms and starter lexicon, or compile them into it.")]);
            }

            return ImageReader.Read(image);
        }

        return LexiconCompiler.Compile(Read(options, problems: null), options.Evasion);
    }

    // Wrong rows are added to the problems; without a list they throw.
    internal static List<Lexicon> Read(ModerationOptions options, List<LexiconProblem>? problems)
    {
        List<Lexicon> lexicons = [.. options.Lexicons.Files.Select(f => (problems is null ? LexiconReader.Read(f) : LexiconReader.Read(f, problems)) with { Shadow = f.Shadow })];
        if (options.Lexicons.ListTerms().Count > 0)
        {
            lexicons.Add(FromCode(options.Lexicons.ListTerms()) with { Shadow = options.Lexicons.CodeShadow });
        }

        if (options.Lexicons.Starter)
        {
            lexicons.Add(StarterLexicon.Read() with { Shadow = options.Lexicons.StarterShadow });
        }

        return lexicons;
    }

    private static IEnumerable<string> FilesOf(ModerationOptions options) =>
        options.Lexicons.Image is { } image ? [image] : options.Lexicons.Files.Select(f => f.Path);

    private static Lexicon FromCode(IReadOnlyList<LexiconTerm> terms)
    {
        var text = new StringBuilder();
        foreach (LexiconTerm term in terms)
        {
            text.Append(term.Text).Append('\t').Append(term.Kind).Append('\t').AppendJoin(';', term.Risks)
                .Append('\t').Append(term.Severity).Append('\t').Append(term.Action)
                .Append('\t').Append(term.Match).Append('+').Append(term.Forms).Append(term.MaxLength)
                .Append('\t').AppendJoin('|', term.Allow).Append('\n');
        }

        return new Lexicon(LexiconSources.CodeName, LexiconReader.Digest(Encoding.UTF8.GetBytes(text.ToString())), terms);
    }
}
