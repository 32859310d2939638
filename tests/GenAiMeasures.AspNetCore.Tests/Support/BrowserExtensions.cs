using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>What a browser does with a page: read it, fill its form in, send it.</summary>
internal static partial class BrowserExtensions
{
    public static async Task<string> PageAsync(this HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative));
        string page = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {page}");
        return page;
    }

    /// <summary>Sends a form with the token of a page. The page is read first, for its cookie.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        string html = await client.PageAsync(page);
        Match token = Token().Match(html);
        Assert.True(token.Success, $"{page} has no form with a token.");
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create(token.Groups[1].Value, token.Groups[2].Value),
            .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        return await client.PostAsync(new Uri(action, UriKind.Relative), form);
    }

    /// <summary>Sends JSON with the antiforgery token that a page with a cookie sends.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, string path, string json)
    {
        JsonElement token = await client.GetFromJsonAsync<JsonElement>(new Uri("/people/token", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        request.Headers.Add(token.GetProperty("header").GetString()!, token.GetProperty("token").GetString());
        return await client.SendAsync(request);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    /// <summary>The events of a stream, in order.</summary>
    public static List<(string Name, JsonElement Data)> Events(string stream)
    {
        List<(string, JsonElement)> events = [];
        foreach (string part in stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            Match match = Event().Match(part);
            Assert.True(match.Success, $"'{part}' is no event.");
            using JsonDocument document = JsonDocument.Parse(match.Groups[2].Value);
            events.Add((match.Groups[1].Value, document.RootElement.Clone()));
        }

        return events;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\">", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\Aevent: ([a-z]+)\ndata: (\{.*\})\z", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Event();
}
