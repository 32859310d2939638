using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenAiMeasures.Provenance;

/// <summary>A robots file (RFC 9309), read as the standard says, with the decision it leads to. Immutable and thread-safe.</summary>
public sealed class RobotsFile
{
    // RFC 9309 2.5: at least 500 KiB are parsed
    private const int Most = 512 * 1024;

    private readonly List<RobotsGroup> _groups;

    private RobotsFile(List<RobotsGroup> groups, string sha256)
    {
        _groups = groups;
        Sha256 = sha256;
    }

    /// <summary>Gets the SHA-256 of the file's bytes.</summary>
    public string Sha256 { get; }

    /// <summary>Reads a file. Lines that are no rule are passed over, as the standard says; only the first 512 KiB count.</summary>
    /// <param name="content">The bytes.</param>
    /// <returns>The file.</returns>
    public static RobotsFile Parse(ReadOnlySpan<byte> content)
    {
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        ReadOnlySpan<byte> bytes = content.Length > Most ? content[..Most] : content;
        string text = Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
        List<RobotsGroup> groups = [];
        bool isNaming = false;
        foreach (string line in text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            string rule = line.Split('#', 2)[0];
            int colon = rule.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            string name = rule[..colon].Trim();
            string value = rule[(colon + 1)..].Trim();
            if (name.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (!isNaming)
                {
                    groups.Add(new RobotsGroup());
                }

                groups[^1].Agents.Add(Token(value));
                isNaming = true;
            }
            else if (name.Equals("allow", StringComparison.OrdinalIgnoreCase) || name.Equals("disallow", StringComparison.OrdinalIgnoreCase))
            {
                isNaming = false;
                if (groups.Count > 0 && value.Length > 0)
                {
                    groups[^1].Rules.Add(new RobotsRule(name.Equals("allow", StringComparison.OrdinalIgnoreCase), RobotsPath.Normalise(value), rule.Trim()));
                }
            }
        }

        return new RobotsFile(groups, sha256);
    }

    /// <summary>Decides whether an address may be collected, and keeps what shows it later.</summary>
    /// <param name="location">The address.</param>
    /// <param name="agent">The crawler's product token, such as <c>ExampleBot</c>.</param>
    /// <param name="fetchedAt">When the file was fetched.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="location"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The agent is empty.</exception>
    public RobotsDecision Decide(Uri location, string agent, DateTimeOffset fetchedAt)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentException.ThrowIfNullOrWhiteSpace(agent);
        string path = RobotsPath.Normalise(location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString);
        RobotsRule? best = null;
        foreach (RobotsRule rule in path == "/robots.txt" ? [] : RulesFor(Token(agent)))
        {
            // the longest match wins, and of equal ones the one that allows
            if (RobotsPath.Matches(rule.Pattern, path) && (best is null || rule.Pattern.Length > best.Pattern.Length || (rule.Pattern.Length == best.Pattern.Length && rule.IsAllow)))
            {
                best = rule;
            }
        }

        return new RobotsDecision
        {
            Location = location.OriginalString,
            Agent = agent,
            FetchedAt = fetchedAt,
            Status = 200,
            FileSha256 = Sha256,
            Verdict = best is { IsAllow: false } ? RobotsVerdict.Disallowed : RobotsVerdict.Allowed,
            Rule = best?.Line,
        };
    }

    /// <summary>The decision where no file could be read: without one (4xx) everything may be collected, and where the server fails (5xx, no answer) nothing (RFC 9309 2.3.1).</summary>
    /// <param name="location">The address.</param>
    /// <param name="agent">The crawler's product token.</param>
    /// <param name="fetchedAt">When the fetch was tried.</param>
    /// <param name="status">The HTTP status, or <see langword="null"/> without an answer.</param>
    /// <param name="body">The bytes that came back.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="location"/> is <see langword="null"/>.</exception>
    public static RobotsDecision Unavailable(Uri location, string agent, DateTimeOffset fetchedAt, int? status, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(location);
        bool isAbsent = status is >= 400 and < 500;
        return new RobotsDecision
        {
            Location = location.OriginalString,
            Agent = agent,
            FetchedAt = fetchedAt,
            Status = status,
            FileSha256 = Convert.ToHexStringLower(SHA256.HashData(body)),
            Verdict = isAbsent ? RobotsVerdict.Allowed : RobotsVerdict.Unreachable,
            Rule = status is { } code ? "HTTP " + code.ToString(CultureInfo.InvariantCulture) : "no answer",
        };
    }

    private static string Token(string agent)
    {
        int end = 0;
        while (end < agent.Length && (char.IsAsciiLetter(agent[end]) || agent[end] is '_' or '-'))
        {
            end++;
        }

        return end == 0 && agent.StartsWith('*') ? "*" : agent[..end];
    }

    // all groups of the same agent are one; without any, those for everybody
    private IEnumerable<RobotsRule> RulesFor(string agent)
    {
        List<RobotsGroup> own = [.. _groups.Where(g => g.Agents.Contains(agent, StringComparer.OrdinalIgnoreCase))];
        return (own.Count > 0 ? own : _groups.Where(g => g.Agents.Contains("*", StringComparer.Ordinal))).SelectMany(g => g.Rules);
    }
}
