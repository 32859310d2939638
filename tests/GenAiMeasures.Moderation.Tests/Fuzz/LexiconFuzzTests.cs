using System.Text;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>Text and lexicons as nobody writes them. Fixed seeds.</summary>
public sealed class LexiconFuzzTests
{
    [Fact]
    public void Random_Unicode_with_halves_of_pairs_gives_the_same_in_every_cut_with_places_inside_the_text()
    {
        const int Seed = 20_260_301;
        var random = new Random(Seed);
        LexiconSnapshot snapshot = Compile(["违禁药水", "forbidden", "甲\U00020000", "㎏", "あ", "𝐚b"]);
        for (int i = 0; i < 1_500; i++)
        {
            string text = string.Create(random.Next(60), random, static (span, r) =>
            {
                for (int k = 0; k < span.Length; k++)
                {
                    span[k] = r.Next(4) switch
                    {
                        0 => (char)r.Next(0xD800, 0xE000),
                        1 => "违禁药水forbidden甲"[r.Next(14)],
                        _ => (char)r.Next(0x10000),
                    };
                }
            });
            List<Hit> whole = Scan(snapshot, text, []);
            int[] cuts = [.. Enumerable.Range(0, 4).Select(_ => random.Next(1, 5))];

            Assert.True(whole.SequenceEqual(Scan(snapshot, text, cuts)), $"seed {Seed}, text {i}");
            Assert.True(whole.SequenceEqual(Scan(snapshot, text, [1])), $"seed {Seed}, text {i}");
            Assert.All(whole, h => Assert.True(h.Start >= 0 && h.Length > 0 && h.Start + h.Length <= text.Length));
        }
    }

    [Fact]
    public void Ten_million_characters_without_a_space_pass_with_a_bounded_hold()
    {
        LexiconSnapshot snapshot = Compile(["违禁药水", "aaaaab", "轮轮转"]);
        foreach (string piece in new[] { "违禁药", "aaaa", "轮轮", "轮", "\u200B", "&#x8FDD;", "5rGC" })
        {
            var scanner = new LexiconScanner(snapshot);
            string chunk = string.Concat(Enumerable.Repeat(piece, 4_096 / piece.Length));
            int written = 0;
            int most = 0;
            while (written < 10_000_000 / 6)
            {
                written += chunk.Length;
                most = Math.Max(most, written - scanner.Write(chunk));
            }

            Assert.Equal(written, scanner.Complete());
            Assert.InRange(most, 0, snapshot.Automaton.MaxDepth * (LexiconScanner.LongestRun + 1));
        }
    }

    [Fact]
    public void A_million_terms_build_and_find_what_a_set_of_them_finds()
    {
        var random = new Random(8);
        var terms = new HashSet<string>(StringComparer.Ordinal);
        while (terms.Count < 1_000_000)
        {
            terms.Add(string.Create(random.Next(2, 7), random, static (span, r) =>
            {
                for (int k = 0; k < span.Length; k++)
                {
                    span[k] = (char)(0x4E00 + (r.Next(1_500) * r.Next(2) * 3) + r.Next(900));
                }
            }));
        }

        var pool = new List<ushort>();
        var patterns = new List<Pattern>(terms.Count);
        foreach (string term in terms)
        {
            patterns.Add(new Pattern(pool.Count, term.Length, IsCover: false, patterns.Count));
            pool.AddRange(term.Select(c => (ushort)(c - 0x4E00 + 1)));
        }

        Automaton automaton = AutomatonBuilder.Build([.. pool], [.. patterns]);
        string[] all = [.. terms];
        for (int i = 0; i < 20_000; i++)
        {
            int number = random.Next(all.Length);
            int state = 0;
            foreach (char c in all[number])
            {
                state = automaton.Step(state, c - 0x4E00 + 1);
            }

            var found = new List<string>();
            for (int at = automaton.Cells[state].Output; at != 0; at = automaton.Outputs[at].Next)
            {
                found.Add(all[automaton.Outputs[at].Pattern]);
            }

            string text = all[number];
            Assert.Equal(Enumerable.Range(0, text.Length).Select(k => text[k..]).Where(terms.Contains), found);
        }
    }

    [Fact]
    public void Terms_of_one_and_of_a_thousand_characters_and_prefixes_of_each_other_are_all_found()
    {
        // characters that nothing else folds to
        string longest = string.Concat(Enumerable.Range(0x4E00, 0x5000).Select(i => (char)i).Where(c => FoldTable.Shared.FoldingTo(c).Length == 1).Take(1_000));
        string[] terms = [.. Enumerable.Range(1, 1_000).Select(n => longest[..n])];
        LexiconSnapshot snapshot = LexiconCompiler.Compile(
            [new Lexicon("t", "0", [.. terms.Select(t => new LexiconTerm { Text = t })])], new EvasionOptions { Split = TrickUse.Off });

        List<Hit> whole = Scan(snapshot, longest, []);

        Assert.Equal(1_000, whole.Count);
        Assert.Equal(whole, Scan(snapshot, longest, [3, 1, 7]));
        Assert.Single(Scan(snapshot, longest[..1], []));
    }

    [Fact]
    public void A_long_term_of_one_character_over_and_over_takes_no_time_to_speak_of()
    {
        LexiconSnapshot snapshot = Compile([new string('啊', 1_000), new string('啊', 999) + "呀"]);
        var scanner = new LexiconScanner(snapshot);
        scanner.Write(new string('啊', 200_000));
        scanner.Complete();

        // runs of 16 count as one as well, which finds it over longer spans too
        Assert.Equal(200_000 - 999, scanner.Hits.Count(h => h.Length == 1_000));
    }

    [Fact]
    public void A_lexicon_file_cut_or_changed_anywhere_is_read_or_refused_and_nothing_else()
    {
        byte[] csv = Encoding.UTF8.GetBytes("term,risk,severity,action,match,allow,added\n\"违禁\"\"词\",A.1.f,1,stop,pinyin;split,安全|词,2026-01-02\nfoo,A.2.a,,,regex:9,,\n");
        byte[] json = Encoding.UTF8.GetBytes("{\"term\": \"违禁词\", \"risk\": [\"A.1.f\"], \"match\": \"regex:12\"}\n\"x\"\n");
        const int Seed = 77;
        var random = new Random(Seed);
        for (int i = 0; i < 1_000; i++)
        {
            byte[] source = i % 2 == 0 ? csv : json;
            byte[] bytes = i % 4 < 2 ? source[..random.Next(source.Length)] : [.. source];
            if (i % 4 >= 2)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            using var file = new TempFile(i % 2 == 0 ? "a.csv" : "a.jsonl", bytes);
            var options = new ModerationOptions();
            options.Lexicons.AddFile(file.Path);
            try
            {
                LexiconMatcher.Load(options).Find("违禁词 foo");
            }
            catch (LexiconException exception)
            {
                Assert.True(exception.Problems.Count > 0, $"seed {Seed}, file {i}");
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated_for_pieces_in_which_nothing_is_found()
    {
        LexiconSnapshot snapshot = Compile(["违禁药水", "forbidden", "国门口"]);
        var scanner = new LexiconScanner(snapshot);
        string[] pieces = ["今天违禁", "天气", "国门", "真好", " for", "bid", "，我们我们", "去散步"];
        foreach (string piece in pieces)
        {
            scanner.Write(piece);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
        {
            scanner.Write(pieces[i & 7]);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("路口交通已恢复")]
    [InlineData("大麻烦")]
    [InlineData("Smoking in Essex, Scunthorpe")]
    [InlineData("延迟0.8纳秒")]
    [InlineData("三黄片")]
    [InlineData("我女儿")]
    public void Words_that_hold_a_banned_string_across_their_borders_stay_clean(string text)
    {
        LexiconTerm Word(string t) => new() { Text = t, Kind = TermKind.Word };
        LexiconTerm Allow(string t) => new() { Text = t, Kind = TermKind.Allow };
        LexiconTerm[] terms =
        [
            .. new[] { "口交", "大麻", "黄片", "sex", "cunt", "king", "0.8", "奶粉罐头" }.Where(t => t != "0.8").Select(t => new LexiconTerm { Text = t }),
            Word("路口"), Word("交通"), Word("麻烦"), Allow("三黄片"),
        ];
        LexiconSnapshot snapshot = LexiconCompiler.Compile([new Lexicon("t", "0", terms)], new EvasionOptions());

        Assert.Empty(LexiconScan.Scan(snapshot, text));
    }

    private static List<Hit> Scan(LexiconSnapshot snapshot, string text, IReadOnlyList<int> cuts)
    {
        var scanner = new LexiconScanner(snapshot);
        foreach (string piece in LexiconCase.Cut(text, cuts))
        {
            scanner.Write(piece);
        }

        scanner.Complete();
        return scanner.Hits;
    }

    private static LexiconSnapshot Compile(IEnumerable<string> terms) =>
        LexiconCompiler.Compile([new Lexicon("t", "0", [.. terms.Select(t => new LexiconTerm { Text = t })])], new EvasionOptions());
}
