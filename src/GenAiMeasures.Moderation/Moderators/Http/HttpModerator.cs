using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace GenAiMeasures.Moderation;

/// <summary>A moderation service that takes and gives JSON over HTTP. Every status but success, every answer that cannot be read and every verdict that is not listed is a failure.</summary>
public sealed class HttpModerator : IBatchModerator
{
    private const int MaxAnswer = 1_048_576;
    private const int MostAtOnce = 1_000;

    private readonly HttpClient _client;
    private readonly HttpModeratorOptions _options;

    /// <summary>Initializes the moderator.</summary>
    /// <param name="name">The moderator's name.</param>
    /// <param name="client">The client, with whatever header the service wants; the app owns it.</param>
    /// <param name="options">How the service is asked.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> or <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The endpoint is missing, the body holds no <c>{text}</c>, or the body around several texts no <c>{items}</c>.</exception>
    public HttpModerator(string name, HttpClient client, HttpModeratorOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Endpoint is null || !options.Body.Contains("{text}", StringComparison.Ordinal))
        {
            throw new ArgumentException($"The moderator '{name}' needs an Endpoint and a Body that holds {{text}}.", nameof(options));
        }

        if (options.MaxBatch is < 1 or > MostAtOnce || (options.MaxBatch > 1 && !options.BatchBody.Contains("{items}", StringComparison.Ordinal)))
        {
            throw new ArgumentException($"The moderator '{name}' needs a MaxBatch from 1 to {MostAtOnce} and a BatchBody that holds {{items}}.", nameof(options));
        }

        Name = name;
        _client = client;
        _options = options;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Version => _options.Version;

    /// <inheritdoc/>
    public int MaxCharacters => _options.MaxCharacters;

    /// <inheritdoc/>
    public int MaxBatch => _options.MaxBatch;

    /// <inheritdoc/>
    public async ValueTask<Judgement> ModerateAsync(ModeratedText text, CancellationToken cancellationToken) =>
        _options.MaxBatch > 1 ? (await ModerateAsync([text], cancellationToken))[0] : Read(await PostAsync(BodyOf(text), cancellationToken), Judge);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Judgement>> ModerateAsync(IReadOnlyList<ModeratedText> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (_options.MaxBatch == 1)
        {
            return texts.Count == 1
                ? [await ModerateAsync(texts[0], cancellationToken)]
                : throw new ArgumentException($"The moderator '{Name}' takes one text at once (MaxBatch).", nameof(texts));
        }

        string body = _options.BatchBody.Replace("{items}", string.Join(',', texts.Select(BodyOf)), StringComparison.Ordinal);
        return Read(await PostAsync(body, cancellationToken), answer => JudgeAll(answer, texts.Count));
    }

    // the text last: what stands in it is not replaced again
    private string BodyOf(ModeratedText text) => _options.Body
        .Replace("{side}", text.Side == ScreenSide.Input ? "input" : "output", StringComparison.Ordinal)
        .Replace("{text}", JsonEncodedText.Encode(WithoutLoneSurrogates(text.Text)).Value, StringComparison.Ordinal);

    private async ValueTask<byte[]> PostAsync(string body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.Endpoint) { Content = content };
        using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new ModeratorException(Name, string.Create(CultureInfo.InvariantCulture, $"its status is {(int)response.StatusCode}"));
        }

        await using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await ReadAsync(stream, cancellationToken);
    }

    private async ValueTask<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var answer = new MemoryStream();
        byte[] buffer = new byte[8_192];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (answer.Length + read > MaxAnswer)
            {
                throw new ModeratorException(Name, "it is longer than a megabyte");
            }

            await answer.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return answer.ToArray();
    }

    private T Read<T>(byte[] answer, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(answer);
            return read(json.RootElement);
        }
        catch (JsonException exception)
        {
            throw new ModeratorException(Name, "it is no JSON", exception);
        }
    }

    // as many as there are texts, or none is believed: a result too few would be another text's
    private List<Judgement> JudgeAll(JsonElement answer, int count)
    {
        JsonElement? results = _options.ResultsPath.Length == 0 ? answer : At(answer, _options.ResultsPath);
        return results is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == count
            ? [.. list.EnumerateArray().Select(Judge)]
            : throw new ModeratorException(Name, string.Create(CultureInfo.InvariantCulture, $"it holds no list of {count} results at ResultsPath"));
    }

    private Judgement Judge(JsonElement result)
    {
        string? said = TextAt(result, _options.VerdictPath);
        if (said is null || !_options.Verdicts.TryGetValue(said, out Verdict verdict))
        {
            throw new ModeratorException(Name, "its verdict is missing or is not listed in Verdicts");
        }

        string category = GuardAnswer.First(TextAt(result, _options.CategoryPath));
        double score = double.TryParse(TextAt(result, _options.ScorePath), NumberStyles.Float, CultureInfo.InvariantCulture, out double s) ? s : 1;
        return new Judgement(verdict, _options.Risks.TryGetValue(category, out RiskCode risk) ? risk : default, category, Math.Clamp(score, 0, 1));
    }

    private static string? TextAt(JsonElement element, string path) =>
        path.Length > 0 && At(element, path) is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null) } found ? found.ToString() : null;

    private static JsonElement? At(JsonElement element, string path)
    {
        foreach (string step in path.Split('.'))
        {
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(step, out JsonElement property))
            {
                element = property;
            }
            else if (element.ValueKind == JsonValueKind.Array && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int at)
                && at < element.GetArrayLength())
            {
                element = element[at];
            }
            else
            {
                return null;
            }
        }

        return element;
    }

    // JSON cannot carry half a surrogate pair
    private static string WithoutLoneSurrogates(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
