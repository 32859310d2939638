using System.Text;

namespace GenAiMeasures.Provenance.Tests;

/// <summary>The rules of RFC 9309, most of them by its own examples.</summary>
public sealed class RobotsFileTests
{
    private const string Example = """
        User-Agent: *
        Disallow: *.gif$
        Disallow: /example/
        Allow: /publications/

        User-Agent: foobot
        Disallow:/
        Allow:/example/page.html
        Allow:/example/allowed.gif

        User-Agent: barbot
        User-Agent: bazbot
        Disallow: /example/page.html

        User-Agent: quxbot
        """;

    [Theory]
    [InlineData("anybot", "/example/page.html", false)]
    [InlineData("anybot", "/picture.gif", false)]
    [InlineData("anybot", "/picture.gif?x", true)]
    [InlineData("anybot", "/publications/a", true)]
    [InlineData("foobot", "/example/page.html", true)]
    [InlineData("FooBot/2.1", "/example/allowed.gif", true)]
    [InlineData("foobot", "/other", false)]
    [InlineData("barbot", "/example/page.html", false)]
    [InlineData("bazbot", "/example/other.html", true)]
    [InlineData("quxbot", "/example/page.html", true)]
    [InlineData("foobot", "/robots.txt", true)]
    public void The_example_of_the_standard(string agent, string path, bool allowed) => Assert.Equal(allowed, IsAllowed(Example, agent, path));

    [Theory]
    [InlineData("user-agent: a\nallow: /example/page/\ndisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", false)]
    [InlineData("user-agent: a\ndisallow: /page\nallow: /page", "/page", true)]
    [InlineData("user-agent: a\ndisallow: /x\nuser-agent: b\ndisallow: /\nuser-agent: a\ndisallow: /y", "/y", false)]
    [InlineData("user-agent: a\ndisallow: /foo/bar/%E3%83%84", "/foo/bar/ツ", false)]
    [InlineData("user-agent: a\ndisallow: /foo/bar/ツ", "/foo/bar/%e3%83%84", false)]
    [InlineData("user-agent: a\ndisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false)]
    [InlineData("user-agent: a\ndisallow: /path/file-with-a-%2A.html", "/path/file-with-a-%2A.html", false)]
    [InlineData("user-agent: a\ndisallow: /path/file-with-a-%2A.html", "/path/file-with-a-long-name.html", true)]
    [InlineData("user-agent: a # comment\ndisallow: /a # no", "/a", false)]
    [InlineData("disallow: /", "/a", true)]
    [InlineData("user-agent: a\ndisallow:", "/a", true)]
    [InlineData("user-agent: a\ncrawl-delay: 3\ndisallow: /a*b*c$", "/aXbYc", false)]
    [InlineData("user-agent: a\ndisallow: /a*b*c$", "/aXbYcd", true)]
    [InlineData("\uFEFFuser-agent: a\r\rdisallow: /a", "/abc", false)]
    [InlineData("user-agent: a\ndisallow: /fish", "/Fish.asp", true)]
    [InlineData("", "/a", true)]
    public void Rules_of_matching(string file, string path, bool allowed) => Assert.Equal(allowed, IsAllowed(file, "a", path));

    [Fact]
    public void The_decision_keeps_what_shows_it_later()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("User-agent: *\nDisallow: /private # not this\n");
        RobotsDecision decision = RobotsFile.Parse(bytes).Decide(new Uri("https://wiki.example.cn/private/a"), "ExampleBot", SampleRegister.Now);

        Assert.Equal(
            new RobotsDecision
            {
                Location = "https://wiki.example.cn/private/a",
                Agent = "ExampleBot",
                FetchedAt = SampleRegister.Now,
                Status = 200,
                FileSha256 = RegisterJson.Hash(bytes),
                Verdict = RobotsVerdict.Disallowed,
                Rule = "Disallow: /private",
            },
            decision);
    }

    [Theory]
    [InlineData(404, RobotsVerdict.Allowed)]
    [InlineData(403, RobotsVerdict.Allowed)]
    [InlineData(503, RobotsVerdict.Unreachable)]
    [InlineData(null, RobotsVerdict.Unreachable)]
    public void Without_a_file_the_status_decides(int? status, RobotsVerdict verdict) =>
        Assert.Equal(verdict, RobotsFile.Unavailable(new Uri("https://wiki.example.cn/a"), "ExampleBot", SampleRegister.Now, status, []).Verdict);

    [Fact]
    public void Patterns_with_many_stars_stay_fast_and_garbage_is_passed_over()
    {
        string pattern = "/" + string.Concat(Enumerable.Repeat("*a", 2000)) + "b";
        Assert.True(IsAllowed("user-agent: a\ndisallow: " + pattern, "a", "/" + new string('a', 3000)));
        var random = new SplitMix64(9);
        byte[] bytes = new byte[4000];
        for (int i = 0; i < 200; i++)
        {
            for (int n = 0; n < bytes.Length; n++)
            {
                bytes[n] = (byte)random.Next();
            }

            Assert.NotEqual(RobotsVerdict.Unspecified, RobotsFile.Parse(bytes).Decide(new Uri("https://a.example/x"), "a", SampleRegister.Now).Verdict);
        }
    }

    private static bool IsAllowed(string file, string agent, string path) =>
        RobotsFile.Parse(Encoding.UTF8.GetBytes(file)).Decide(new Uri(path, UriKind.Relative), agent, SampleRegister.Now).Verdict == RobotsVerdict.Allowed;
}
