using System.Text.RegularExpressions;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>Every endpoint of the package, from its own lists: a new one is tested without being named here.</summary>
internal static partial class EndpointList
{
    private const string Hex = "0123456789abcdef0123456789abcdef";

    public static IEnumerable<(string Method, string Pattern)> All =>
        ConsoleRoutes.All.Select(r => (r.Method, "/compliance" + r.Pattern)).Concat(IntakeRoutes.All.Select(r => (r.Method, "/people" + r.Pattern)));

    public static IEnumerable<(string Method, string Pattern)> Writes => All.Where(e => e.Method == "POST");

    public static bool IsIntake(string pattern) => pattern.StartsWith("/people", StringComparison.Ordinal);

    /// <summary>A path of the endpoint that leads to nothing that is there.</summary>
    public static string Path(string pattern) => Parameter().Replace(pattern, m => m.Value == "{sequence}" ? "0" : Hex);

    /// <summary>The endpoint's paths with a text in the place of each of its parameters; itself where it has none.</summary>
    public static IEnumerable<string> Paths(string pattern, string text) => Parameter().Matches(pattern) is { Count: > 0 } holes
        ? holes.Select(h => Path(pattern[..h.Index]) + text + Path(pattern[(h.Index + h.Length)..]))
        : [pattern];

    /// <summary>The headers of somebody who may do everything, in the form in which the endpoint takes bodies.</summary>
    public static string Head(string method, string pattern, string path, string more = "") =>
        $"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{TestSignIn.Header}: root;genai-administrator\r\n"
        + (IsIntake(pattern) ? "Authorization: Bearer x\r\nContent-Type: application/json" : "Content-Type: application/x-www-form-urlencoded")
        + (more.Length > 0 ? "\r\n" + more : "");

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Parameter();
}
