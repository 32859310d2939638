namespace GenAiMeasures.Moderation;

/// <summary>How a moderation service that speaks JSON over HTTP is asked, and where its verdict stands.</summary>
public sealed class HttpModeratorOptions
{
    /// <summary>Gets or sets the address that is posted to.</summary>
    /// <value>Required. Use HTTPS unless the service runs on this machine.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>Gets or sets the JSON body; <c>{text}</c> and <c>{side}</c> within strings are replaced, escaped as JSON.</summary>
    /// <value>Default: <c>{"text":"{text}","side":"{side}"}</c>; the side is <c>input</c> or <c>output</c>.</value>
    public string Body { get; set; } = """{"text":"{text}","side":"{side}"}""";

    /// <summary>Gets or sets how many texts the service takes in one call. Texts of different exchanges that wait at the same time then go together.</summary>
    /// <value>From 1 to 1,000. Default: 1, each text on its own. More needs a service that takes a list.</value>
    public int MaxBatch { get; set; } = 1;

    /// <summary>Gets or sets the JSON body around several texts; <c>{items}</c> is replaced by one <see cref="Body"/> a text, joined by commas.</summary>
    /// <value>Default: <c>{"items":[{items}]}</c>. Used where <see cref="MaxBatch"/> is above 1, for a single text too.</value>
    public string BatchBody { get; set; } = """{"items":[{items}]}""";

    /// <summary>Gets or sets where the list of results stands in the answer to several texts, one a text in their order; the other paths then begin at a result.</summary>
    /// <value>Default: <c>results</c>; empty where the answer is the list itself.</value>
    public string ResultsPath { get; set; } = "results";

    /// <summary>Gets or sets where the verdict stands in the answer: names and array places joined by dots, such as <c>data.0.suggestion</c>.</summary>
    /// <value>Default: <c>verdict</c>.</value>
    public string VerdictPath { get; set; } = "verdict";

    /// <summary>Gets what the service's verdicts mean. One that is not listed is a failure, never a pass.</summary>
    /// <value>Default: <c>pass</c>, <c>review</c> (flag) and <c>block</c> (refuse). Case does not matter.</value>
    public IDictionary<string, Verdict> Verdicts { get; } = new Dictionary<string, Verdict>(StringComparer.OrdinalIgnoreCase)
    {
        ["pass"] = Verdict.Pass,
        ["review"] = Verdict.Flag,
        ["block"] = Verdict.Refuse,
    };

    /// <summary>Gets or sets where the category stands, or an empty text.</summary>
    /// <value>Default: <c>label</c>.</value>
    public string CategoryPath { get; set; } = "label";

    /// <summary>Gets which risk a category stands for.</summary>
    /// <value>Default: empty; findings then carry no risk.</value>
    public IDictionary<string, RiskCode> Risks { get; } = new Dictionary<string, RiskCode>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets or sets where the score stands, from 0 to 1, or an empty text.</summary>
    /// <value>Default: empty.</value>
    public string ScorePath { get; set; } = "";

    /// <summary>Gets or sets the version of the service's policy, a part of the moderator's version.</summary>
    /// <value>Default: <c>1</c>.</value>
    public string Version { get; set; } = "1";

    /// <summary>Gets or sets how many characters the service takes at once.</summary>
    /// <value>Default: 2,000.</value>
    public int MaxCharacters { get; set; } = 2_000;
}
