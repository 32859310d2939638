using System.Buffers;
using BenchmarkDotNet.Attributes;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Benchmarks;

/// <summary>The matcher alone over 4 M characters, against what .NET offers and against what is written first.</summary>
public class MatcherBenchmark
{
    private const int Length = 4_000_000;

    private string _text = "";
    private LexiconMatcher _matcher = null!;
    private SearchValues<string> _values = null!;
    private NaiveTrie _trie = null!;

    [Params(1_000, 10_000, 100_000)]
    public int Terms { get; set; }

    [Params("zh", "en")]
    public string Text { get; set; } = "zh";

    [GlobalSetup]
    public void Setup()
    {
        string[] terms = LexiconShapes.Terms(Terms);
        _text = Text == "zh" ? LexiconShapes.Chinese(Length) : LexiconShapes.English(Length);
        _matcher = LexiconShapes.Compile(terms, tricks: false);
        _values = SearchValues.Create(terms, StringComparison.Ordinal);
        _trie = new NaiveTrie();
        foreach (string term in terms)
        {
            _trie.Add(term);
        }
    }

    /// <summary>Finds where matches begin, and goes on behind each: less than the others do.</summary>
    [Benchmark(Baseline = true)]
    public long SearchValuesOfString()
    {
        ReadOnlySpan<char> rest = _text;
        long count = 0;
        for (int at = rest.IndexOfAny(_values); at >= 0; at = rest.IndexOfAny(_values))
        {
            count++;
            rest = rest[(at + 1)..];
        }

        return count;
    }

    [Benchmark]
    public long TrieOfDictionaries() => _trie.Count(_text);

    [Benchmark]
    public long Automaton() => _matcher.Count(_text);
}
