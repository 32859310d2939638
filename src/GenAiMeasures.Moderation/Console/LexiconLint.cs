using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// What the linter says of the files as they are, reckoned once for what is in force, for what failed and for the day: a look at
// the page costs nothing. A compiled lexicon was linted before it was compiled.
internal sealed class LexiconLint(LexiconStore store, IOptions<ModerationOptions> options)
{
    private readonly Lock _lock = new();
    private (string Digest, LexiconException? Failure, DateOnly Day)? _of;
    private LexiconLintReport? _report;

    internal LexiconLintReport? Read()
    {
        if (options.Value.Lexicons.Image is not null)
        {
            return null;
        }

        lock (_lock)
        {
            (string, LexiconException?, DateOnly) now = (store.Current.Digest, store.Failure, Beijing.DateOf(store.Time.GetUtcNow()));
            if (_of != now)
            {
                _report = Lint(now.Item3);
                _of = now;
            }

            return _report;
        }
    }

    private LexiconLintReport? Lint(DateOnly today)
    {
        try
        {
            return LexiconLinter.Run(options.Value, BenignCorpus.ReadBuiltIn(), today);
        }
        catch (LexiconException)
        {
            // a file that cannot be read at all: the store's own failure says so
            return null;
        }
    }
}
