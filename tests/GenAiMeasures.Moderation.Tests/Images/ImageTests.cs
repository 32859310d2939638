namespace GenAiMeasures.Moderation.Tests;

/// <summary>A compiled lexicon decides as the one it was made of, and is refused when a bit of it is wrong.</summary>
public sealed class ImageTests
{
    private const string Text = "违 禁药水, 我要違禁藥水和v1agra，还有围巾药水，编号12345678。";

    [Fact]
    public void A_compiled_lexicon_finds_what_its_source_finds()
    {
        ModerationOptions options = Options();
        LexiconMatcher source = LexiconMatcher.Load(options);
        using var file = new TempFile("a.lexicon", "");

        long bytes = source.Save(file.Path);
        LexiconMatcher image = LexiconMatcher.Load(FromImage(file));

        Assert.Equal(new FileInfo(file.Path).Length, bytes);
        Assert.Equal(source.Digest, image.Digest);
        Assert.Equal(source.Lexicons, image.Lexicons);
        Assert.Equal(5, source.Find(Text).Count);
        Assert.Equal(source.Find(Text), image.Find(Text));
    }

    [Fact]
    public void A_damaged_image_is_refused_wherever_it_is_damaged()
    {
        using var file = new TempFile("a.lexicon", "");
        LexiconMatcher.Load(Options()).Save(file.Path);
        byte[] whole = File.ReadAllBytes(file.Path);
        var random = new Random(11);
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = i % 3 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            if (i % 3 != 0)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            File.WriteAllBytes(file.Path, bytes);
            LexiconException exception = Assert.Throws<LexiconException>(() => LexiconMatcher.Load(FromImage(file)));
            Assert.Equal("badImage", exception.Problems[0].Code);
        }
    }

    [Fact]
    public void Every_flipped_bit_and_every_lost_byte_of_a_small_image_is_found()
    {
        using var file = new TempFile("a.lexicon", "");
        LexiconMatcher.Load(Options()).Save(file.Path);
        byte[] whole = File.ReadAllBytes(file.Path);

        // what comes after the tables of 65,536 characters, the lengths and names before them, and some of what they hold
        IEnumerable<int> places = Enumerable.Range(0, whole.Length).Where(i => i < 150 || i > whole.Length - 150 || i % 3001 == 0);
        foreach (int place in places)
        {
            byte[] bytes = [.. whole];
            bytes[place] ^= (byte)(1 << (place % 8));
            File.WriteAllBytes(file.Path, bytes);
            Assert.Equal("badImage", Assert.Throws<LexiconException>(() => LexiconMatcher.Load(FromImage(file))).Problems[0].Code);
            File.WriteAllBytes(file.Path, whole[..place]);
            Assert.Equal("badImage", Assert.Throws<LexiconException>(() => LexiconMatcher.Load(FromImage(file))).Problems[0].Code);
        }
    }

    [Fact]
    public void A_length_that_damage_has_made_huge_allocates_nothing()
    {
        using var file = new TempFile("a.lexicon", "");
        LexiconMatcher.Load(Options()).Save(file.Path);
        byte[] bytes = File.ReadAllBytes(file.Path);
        for (int at = ImageFormat.HeaderLength; at < 600; at += 3)
        {
            byte[] damaged = [.. bytes];
            damaged.AsSpan(at, 4).Fill(0x7E);
            File.WriteAllBytes(file.Path, damaged);
            long before = GC.GetAllocatedBytesForCurrentThread();

            Assert.Throws<LexiconException>(() => LexiconMatcher.Load(FromImage(file)));

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, bytes.Length + 1_000_000);
        }
    }

    [Fact]
    public void A_missing_image_is_told()
    {
        var options = new ModerationOptions();
        options.Lexicons.Image = Path.Combine(Path.GetTempPath(), "no such.lexicon");

        LexiconException exception = Assert.Throws<LexiconException>(() => LexiconMatcher.Load(options));

        Assert.Equal("unreadable", exception.Problems[0].Code);
        Assert.Equal("The file cannot be read (FileNotFoundException). Check the path and the permissions.", exception.Problems[0].Message);
    }

    [Fact]
    public void An_image_stands_alone()
    {
        using var file = new TempFile("a.lexicon", "");
        LexiconMatcher.Load(Options()).Save(file.Path);
        ModerationOptions options = FromImage(file);
        options.Lexicons.Add("另一词", "A.1.f");

        LexiconException exception = Assert.Throws<LexiconException>(() => LexiconMatcher.Load(options));

        Assert.Equal("A compiled lexicon stands alone. Remove the files, terms and starter lexicon, or compile them into it.", exception.Problems[0].Message);
    }

    private static ModerationOptions Options()
    {
        var options = new ModerationOptions();
        options.Evasion.Homophones = true;
        options.Lexicons.Add([
            new LexiconTerm { Text = "违禁药水", Risks = [RiskCode.Parse("A.1.f")], Added = new DateOnly(2026, 3, 1) },
            new LexiconTerm { Text = "viagra", Risks = [RiskCode.Parse("A.1.h")], Severity = 1 },
            new LexiconTerm { Text = "药水瓶", Kind = TermKind.Allow },
            new LexiconTerm { Text = "编号[0-9]{4,8}", Match = TermMatch.Regex, MaxLength = 12, Action = Verdict.Redact },
        ]);
        return options;
    }

    private static ModerationOptions FromImage(TempFile file)
    {
        var options = new ModerationOptions();
        options.Lexicons.Image = file.Path;
        return options;
    }
}
