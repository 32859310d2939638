using FsCheck.Xunit;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>Invariants 1 and 2 for personal information: any way of cutting a text finds the same, and nothing found was released before.</summary>
[Properties(Arbitrary = [typeof(InformationText)], QuietOnSuccess = true)]
public sealed class InformationStreamProperties
{
    [Property(MaxTest = 3000)]
    public void Every_way_of_cutting_a_text_finds_the_same(InformationText one)
    {
        List<FoundInformation> whole = Run(one.Text, []);

        Assert.Equal(whole, Run(one.Text, [1]));
        Assert.Equal(whole, Run(one.Text, one.Cuts));
    }

    [Property(MaxTest = 500)]
    public void Every_cut_in_two_finds_the_same(InformationText one)
    {
        List<FoundInformation> whole = Run(one.Text, []);
        for (int i = 1; i < one.Text.Length; i++)
        {
            var stream = new InformationStream();
            stream.Write(one.Text.AsSpan(0, i));
            stream.Write(one.Text.AsSpan(i));
            stream.Complete();
            Assert.Equal(whole, stream.Found);
        }
    }

    [Property(MaxTest = 1000)]
    public void The_stream_finds_what_the_detector_finds_and_spans_lie_in_the_text_in_order(InformationText one)
    {
        IReadOnlyList<PersonalInformationMatch> matches = PersonalInformationDetector.Find(one.Text);

        Assert.Equal(matches, Run(one.Text, one.Cuts).Select(f => f.Match));
        int end = 0;
        foreach (PersonalInformationMatch match in matches)
        {
            Assert.True(match.Start >= end && match.Length > 0 && match.Start + match.Length <= one.Text.Length);
            end = match.Start + match.Length;
        }
    }

    [Property(MaxTest = 1000)]
    public void What_a_cut_text_decides_a_text_that_ends_there_or_goes_on_decides_too(InformationText one)
    {
        // the point at which a finding says it was decided is enough text for it, and one character less is not
        foreach (FoundInformation found in Run(one.Text, []).Where(f => f.DecidedAt <= one.Text.Length))
        {
            Assert.Contains(found, RunOpen(one.Text[..(int)found.DecidedAt]));
            Assert.DoesNotContain(found, RunOpen(one.Text[..((int)found.DecidedAt - 1)]));
        }
    }

    [Fact]
    public void A_long_text_is_forgotten_behind_the_reader_and_still_found_in()
    {
        string text = string.Concat(Enumerable.Repeat("今天天气不错，我们去公园。hello world ", 500)) + "手机13800138000，" + new string('好', 5000) + "QQ号12345678";

        Assert.Equal(Run(text, []), Run(text, [7]));
        Assert.Equal(2, Run(text, [3]).Count);
    }

    [Fact]
    public void A_run_without_an_end_is_held_back_only_so_far()
    {
        var stream = new InformationStream();
        long limit = 0;
        for (int i = 1; i <= 10_000; i++)
        {
            limit = stream.Write("a");
            Assert.InRange(i - limit, 0, Word.MaxLength);
        }

        Assert.Equal(10_000, stream.Complete());
        Assert.Empty(stream.Found);
    }

    private static List<FoundInformation> RunOpen(string text)
    {
        var stream = new InformationStream();
        stream.Write(text);
        return stream.Found;
    }

    private static List<FoundInformation> Run(string text, IReadOnlyList<int> cuts)
    {
        var stream = new InformationStream();
        long limit = 0;
        int known = 0;
        int at = 0;
        for (int i = 0; at < text.Length; i++)
        {
            int length = cuts.Count == 0 ? text.Length : Math.Min(cuts[i % cuts.Count], text.Length - at);
            long before = limit;
            limit = stream.Write(text.AsSpan(at, length));
            at += length;
            Assert.InRange(limit, before, at);
            Check(before);
        }

        long last = limit;
        Assert.Equal(text.Length, stream.Complete());
        Check(last);
        return stream.Found;

        void Check(long released)
        {
            for (; known < stream.Found.Count; known++)
            {
                Assert.True(stream.Found[known].Match.Start >= released, "A part of a finding was released before it was found.");
            }
        }
    }
}
