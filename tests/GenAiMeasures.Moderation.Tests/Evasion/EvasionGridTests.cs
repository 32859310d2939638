namespace GenAiMeasures.Moderation.Tests;

/// <summary>Every trick at every place where a stream can be cut: found, with its span, and nothing of it out before.</summary>
public sealed class EvasionGridTests
{
    private static readonly LexiconTerm[] Terms =
    [
        Term("违禁药水"), Term("赌轮盘"), Term("国门"), Term("forbidden"), Term("viagra"),
        Term("代开发票", TermForms.Pinyin | TermForms.Initials), Term("妈福", TermForms.Split),
        Term("行走银行", TermForms.Pinyin), Term("xk"),
    ];

    private static readonly EvasionOptions All = new();

    public static TheoryData<string, string> Tricks() => new()
    {
        { "plain", "违禁药水" },
        { "full width", "ｆｏｒｂｉｄｄｅｎ" },
        { "case", "ForBidDen" },
        { "traditional", "違禁藥水" },
        { "traditional, two characters", "國門" },
        { "spaces", "违 禁 药 水" },
        { "letters with spaces", "f o r b i d d e n" },
        { "stars", "违*禁**药***水" },
        { "bars and dots", "违|禁·药.水" },
        { "four separators", "违----禁" + "药水" },
        { "comma", "违，禁，药，水" },
        { "full stop", "违。禁。药。水" },
        { "line breaks", "违\n禁\r\n药\t水" },
        { "zero width", "违\u200B禁\u200C药\u200D水" },
        { "byte order mark and word joiner", "违\uFEFF禁\u2060药水" },
        { "soft hyphen", "for\u00ADbid\u00ADden" },
        { "variation selector", "违\uFE0F禁\U000E0100药水" },
        { "tags", "违\U000E0041禁药水" },
        { "combining marks", "fo\u0301rb\u0308i\u0323dden" },
        { "marks on Han", "违\u0336禁\u0336药\u0336水\u0336" },
        { "accents", "fórbïddèn" },
        { "circled", "ⓕⓞⓡⓑⓘⓓⓓⓔⓝ" },
        { "negative circled", "🅕🅞🅡🅑🅘🅓🅓🅔🅝" },
        { "mathematical", "𝐟𝒐𝓻𝔟𝕚𝖉𝗱𝘦𝙣" },
        { "regional indicators", "\U0001F1EB\U0001F1F4\U0001F1F7\U0001F1E7\U0001F1EE\U0001F1E9\U0001F1E9\U0001F1EA\U0001F1F3" },
        { "compatibility ideograph", "赌\uF9E0".Replace("\uF9E0", "轮盘", StringComparison.Ordinal) },
        { "Cyrillic", "fоrbіddеn" },
        { "Greek", "fοrbιddεn" },
        { "wholly foreign letters, long word", "ѵіаgrа" },
        { "repeats", "违禁禁禁药药水" },
        { "repeats in Latin", "viaaagrra" },
        { "repeats with separators", "违禁 禁-药水" },
        { "emoji between", "违😀禁🔥药💊水" },
        { "family emoji between", "违👨‍👩‍👧禁药水" },
        { "radical for character", "违禁药⽔" },
        { "parts of all", "辶韦林示艹约水" },
        { "split", "违林示药水" },
        { "split and spaces", "违 林示 药水" },
        { "split, two characters on demand", "女马礻畐" },
        { "pinyin", "daikaifapiao" },
        { "pinyin apart", "dai kai fa piao" },
        { "pinyin in capitals", "DAI-KAI-FA-PIAO" },
        { "pinyin, second reading", "xing zou yin hang" },
        { "initials", "dkfp" },
        { "initials in capitals", "DKFP" },
        { "digits in words", "v1agra" },
        { "all digits in words", "v14gr4" },
        { "mixed", "𝐯í\u200BA\u0301 g-r*ａ" },
        { "chained", "違\u200B\u200B 禁😀😀 禁药\uFE0F,⽔" },
    };

    [Theory]
    [MemberData(nameof(Tricks))]
    public void A_trick_is_seen_through_wherever_the_stream_is_cut(string trick, string text)
    {
        LexiconSnapshot snapshot = Compile(All);
        string whole = "甲" + text + "乙";
        List<Hit> expected = LexiconScan.Scan(snapshot, whole);

        Hit hit = Assert.Single(expected, h => h.Start == 1 && h.Length >= text.TrimEnd('\u0336').Length);
        Assert.True(hit.Start + hit.Length <= whole.Length - 1, trick);
        for (int cut = 1; cut < whole.Length; cut++)
        {
            Assert.Equal(expected, Scan(snapshot, whole, [cut, whole.Length], out int released));
            Assert.True(released <= 1, $"{trick}: a character left before the stop when cut at {cut}");
        }

        Assert.Equal(expected, Scan(snapshot, whole, [1], out _));
        var random = new Random(4);
        for (int i = 0; i < 200; i++)
        {
            int[] cuts = [.. Enumerable.Range(0, 6).Select(_ => random.Next(1, 5))];
            Assert.Equal(expected, Scan(snapshot, whole, cuts, out int released));
            Assert.True(released <= 1, $"{trick}: a character left before the stop");
        }
    }

    [Theory]
    [InlineData("违-----禁药水", "five separators")]
    [InlineData("вор", "a short word of another language that looks like Latin letters")]
    [InlineData("хк", "two foreign letters")]
    [InlineData("xkcd", "a term inside a longer word")]
    [InlineData("国。门", "a sentence ends inside a short term")]
    [InlineData("出国，门票", "a comma inside a short term")]
    [InlineData("dkfpx", "initials inside a longer word")]
    [InlineData("d k f p", "initials apart")]
    [InlineData("daikaifapiaos", "pinyin inside a longer word")]
    [InlineData("女马", "parts of one character only")]
    public void What_a_trick_is_not_is_left_alone(string text, string why)
    {
        Assert.True(LexiconScan.Scan(Compile(All), text).Count == 0, why);
    }

    [Fact]
    public void A_switch_that_is_off_folds_nothing()
    {
        var off = new EvasionOptions
        {
            Traditional = false,
            Compatibility = false,
            Lookalikes = false,
            Repeats = false,
            Split = TrickUse.Off,
            Pinyin = TrickUse.Off,
            Initials = TrickUse.Off,
            Digits = TrickUse.Off,
            LongestGap = 0,
            LongestInvisible = 0,
        };
        LexiconSnapshot snapshot = Compile(off);

        Assert.Single(LexiconScan.Scan(snapshot, "违禁药水"));
        Assert.Single(LexiconScan.Scan(snapshot, "ＦＯＲＢＩＤＤＥＮ"));
        foreach (string text in new[] { "違禁藥水", "违禁禁药水", "违 禁药水", "违\u200B禁药水", "ⓕorbidden", "fоrbidden", "dkfp", "v1agra", "女马礻畐" })
        {
            Assert.Empty(LexiconScan.Scan(snapshot, text));
        }
    }

    [Fact]
    public void A_snapshot_says_by_its_digest_under_which_switches_it_was_made()
    {
        Assert.NotEqual(Compile(All).Digest, Compile(new EvasionOptions { LongestGap = 3 }).Digest);
        Assert.Equal(Compile(All).Digest, Compile(new EvasionOptions()).Digest);
    }

    [Fact]
    public void A_pictogram_counts_as_its_character_only_where_a_profile_asks_for_it()
    {
        LexiconTerm[] terms = [Term("舔狗")];

        Assert.Single(LexiconScan.Scan(LexiconCompiler.Compile([new Lexicon("t", "", terms)], new EvasionOptions { Emoji = true }), "舔🐶"));
        Assert.Empty(LexiconScan.Scan(LexiconCompiler.Compile([new Lexicon("t", "", terms)], new EvasionOptions()), "舔🐶"));
    }

    private static LexiconTerm Term(string text, TermForms forms = TermForms.None) =>
        new() { Text = text, Forms = forms, Risks = [RiskCode.Parse("A.1.h")] };

    private static LexiconSnapshot Compile(EvasionOptions options) => LexiconCompiler.Compile([new Lexicon("test", "0", Terms)], options);

    // released: the most that could leave before the first match was decided
    private static List<Hit> Scan(LexiconSnapshot snapshot, string text, IReadOnlyList<int> cuts, out int released)
    {
        var scanner = new LexiconScanner(snapshot);
        released = 0;
        foreach (string piece in LexiconCase.Cut(text, cuts))
        {
            int limit = scanner.Write(piece);
            released = scanner.Hits.Count == 0 ? limit : released;
        }

        scanner.Complete();
        return scanner.Hits;
    }
}
