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
