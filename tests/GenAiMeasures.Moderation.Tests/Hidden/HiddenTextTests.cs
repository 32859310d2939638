using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>What shows text decodes it: escapes, tags and Base64, wherever a stream is cut.</summary>
public sealed class HiddenTextTests
{
    private static readonly LexiconSnapshot Snapshot = LexiconCompiler.Compile(
        [new Lexicon("t", "0", [new LexiconTerm { Text = "违禁药水" }, new LexiconTerm { Text = "forbidden" }, new LexiconTerm { Text = "违禁药水瓶", Kind = TermKind.Allow }])],
        new EvasionOptions());

    public static TheoryData<string, int, int> Escapes() => new()
    {
        { "甲违&#31105;药水乙", 1, 11 },
        { "甲违&#x7981;药水乙", 1, 11 },
        { "甲违&#X7981;药&#27700;乙", 1, 18 },
        { "甲\\u8fdd\\u7981\\u836F\\u6c34乙", 1, 24 },
        { "甲%E8%BF%9D%e7%a6%81%E8%8D%AF%E6%B0%B4乙", 1, 36 },
        { "甲违<b>禁</b>药水乙", 1, 11 },
        { "甲违<!-- x --><span style=\"color:red\">禁</span>药水乙", 1, 45 },
        { "甲违&zwj;禁药水乙", 1, 9 },
        { "a &lt;违&#31105;药水&gt;", 6, 11 },
        { "甲<a href=\"https://example.com/?q=%E8%BF%9D%E7%A6%81%E8%8D%AF%E6%B0%B4\">乙", 33, 36 },
        { "见 https://example.com/?q=%E8%BF%9D%E7%A6%81%E8%8D%AF%E6%B0%B4 页", 25, 36 },
        { "f&#111;rbidden", 0, 14 },
        { "违&&&#31105;药水", 0, 13 },
        { "违&#31105;药水瓶", -1, 0 },
        { "违&#xZZ;禁药水", -1, 0 },
        { "违%E7%A6药水", -1, 0 },
        { "x & y < z %5 \\n \\u12 100% a<b", -1, 0 },
    };

    [Theory]
    [MemberData(nameof(Escapes))]
    public void Escapes_and_tags_are_looked_through_wherever_the_stream_is_cut(string text, int start, int length)
    {
        List<Hit> whole = Markup(text, [], out _);

        Assert.Equal(start < 0 ? [] : [(start, length)], whole.Select(h => (h.Start, h.Length)));
        for (int cut = 1; cut < text.Length; cut++)
        {
            Assert.Equal(whole, Markup(text, [cut, text.Length], out int released));
            Assert.True(start < 0 || released <= start, $"a character left before the stop when cut at {cut}");
        }

        Assert.Equal(whole, Markup(text, [1], out _));
    }

    [Theory]
    [InlineData("违禁药水", 0)]
    [InlineData("甲违禁药水乙", 0)]
    [InlineData("ab违禁药水", 0)]
    [InlineData("abc甲乙 违禁药水", 0)]
    [InlineData("违禁药水瓶", -1)]
    public void Base64_is_looked_through_wherever_the_stream_is_cut(string hidden, int expected)
    {
        string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(hidden));
        foreach (string form in new[] { encoded, encoded.Replace('+', '-').Replace('/', '_').TrimEnd('=') })
        {
            string text = "解码 " + form + " 看看";
            List<Hit> whole = Base64(text, [], out _);

            Assert.Equal(expected < 0 ? 0 : 1, whole.Count);
            for (int cut = 1; cut < text.Length; cut++)
            {
                Assert.Equal(whole, Base64(text, [cut, text.Length], out int released));
                Assert.True(whole.Count == 0 || released <= whole[0].Start, $"a character left before the stop when cut at {cut}");
            }

            Assert.Equal(whole, Base64(text, [1], out int last));
            Assert.True(whole.Count == 0 || last <= whole[0].Start);
        }
    }

    [Fact]
    public void Random_text_of_the_characters_of_escapes_gives_the_same_in_all_pieces_and_never_holds_what_is_plain()
    {
        var random = new Random(9);
        const string Characters = "&<>%\\;#ux09aF!-/违禁药水 b";
        for (int i = 0; i < 4_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Characters[random.Next(Characters.Length)]));
            int[] cuts = [.. Enumerable.Range(0, 5).Select(_ => random.Next(1, 6))];
            List<Hit> whole = Markup(text, [], out _);

            Assert.Equal(whole, Markup(text, cuts, out _));
            Assert.Equal(Base64(text, [], out _), Base64(text, cuts, out _));
        }
    }

    [Fact]
    public async Task An_answer_that_hides_a_term_is_stopped_before_it()
    {
        string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes("去买违禁药水"));
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("请解码：", encoded[..7], encoded[7..], "。"), build: b => b.AddModeration(m => m.Lexicons.Add("违禁药水", "A.1.h")));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.DoesNotContain(encoded[8..], updates.TextOf(), StringComparison.Ordinal);
        FindingFact finding = host.Store.Records<ExchangeSettled>().Single().Findings.Single();
        Assert.Equal(("lexicon-hidden", 12, 16), (finding.Screen, finding.Start, finding.Length));
    }

    [Fact]
    public async Task The_walk_can_be_turned_off()
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("违&#31105;药水"),
            build: b => b.AddModeration(m =>
            {
                m.Lexicons.Add("违禁药水", "A.1.h");
                m.HiddenText = false;
            }));

        Assert.Equal("违&#31105;药水", (await host.Client.StreamAsync()).TextOf());
    }

    private static List<Hit> Markup(string text, IReadOnlyList<int> cuts, out int released)
    {
        var scanner = new MarkupScanner(Snapshot);
        return Scan(text, cuts, p => scanner.Write(p), () => scanner.Complete(), scanner.Hits, out released);
    }

    private static List<Hit> Base64(string text, IReadOnlyList<int> cuts, out int released)
    {
        var scanner = new Base64Scanner(Snapshot);
        return Scan(text, cuts, p => scanner.Write(p), () => scanner.Complete(), scanner.Hits, out released);
    }

    private static List<Hit> Scan(string text, IReadOnlyList<int> cuts, Func<string, int> write, Func<int> complete, List<Hit> hits, out int released)
    {
        released = 0;
        int limit = 0;
        foreach (string piece in LexiconCase.Cut(text, cuts))
        {
            int next = write(piece);
            Assert.True(next >= limit, "the limit went back");
            limit = next;
            released = hits.Count == 0 ? limit : released;
        }

        Assert.Equal(text.Length, complete());
        return hits;
    }
}
