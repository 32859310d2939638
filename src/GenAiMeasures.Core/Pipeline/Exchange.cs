using Microsoft.Extensions.AI;

namespace GenAiMeasures;

/// <summary>One call through the chat client (一次交互): request, answer, and what was decided. Stages read it and act on it; used by one caller at a time.</summary>
public sealed class Exchange
{
    private readonly List<Finding> _findings = [];
    private readonly List<LabelFact> _labels = [];
    private readonly List<string> _unchecked = [];
    private Dictionary<Type, object>? _features;

    internal Exchange(ExchangeId id, DateTimeOffset openedAt, Subject? subject, IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        Id = id;
        OpenedAt = openedAt;
        Subject = subject;
        Messages = messages;
        Options = options;
    }

    /// <summary>Gets the exchange's id.</summary>
    public ExchangeId Id { get; }

    /// <summary>Gets when the call came in.</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>Gets on whose behalf it runs; <see langword="null"/> only in an exchange that is refused because nobody knows.</summary>
    public Subject? Subject { get; }

    /// <summary>Gets the messages that go to the model. A list of the pipeline's own; the messages in it are the caller's and are never changed.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; private set; }

    /// <summary>Gets the call's options; never changed.</summary>
    public ChatOptions? Options { get; internal set; }

    /// <summary>Gets whether the call only fetches an answer that is made in the background (it carries a continuation token): nothing may be added to it.</summary>
    public bool IsContinuation => Options?.ContinuationToken is not null;

    /// <summary>Gets whether the answer is given out piece by piece as it comes.</summary>
    public bool IsStreaming { get; internal init; }

    /// <summary>Gets whether the caller expects JSON, into which no visible label can be written.</summary>
    public bool ExpectsJson => Options?.ResponseFormat is ChatResponseFormatJson;

    /// <summary>Gets what the screens have found so far, in the order in which it was decided.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Gets the labels written so far.</summary>
    public IReadOnlyList<LabelFact> Labels => _labels;

    /// <summary>Gets the names of screens that failed and were passed over, because the host allows it.</summary>
    public IReadOnlyList<string> Unchecked => _unchecked;

    /// <summary>Gets how it ended.</summary>
    public ExchangeOutcome Outcome { get; internal set; }

    /// <summary>Gets the strictest verdict that took effect.</summary>
    public Verdict Verdict { get; internal set; }

    /// <summary>Gets the code of the refusal, or <see langword="null"/>.</summary>
    public string? Code { get; internal set; }

    /// <summary>Gets the risk of the refusal, or no risk.</summary>
    public RiskCode Risk { get; internal set; }

    /// <summary>Gets how many characters of generated text were released to the caller.</summary>
    public long ReleasedCharacters { get; internal set; }

    // what the final update says beside the outcome; written by stages when the exchange settles
    internal Dictionary<string, string> Announcements { get; } = new(StringComparer.Ordinal);

    // a text that stands below a refusal's own
    internal string? Notice { get; set; }

    internal RefusalLanguage Language { get; init; }

    // the host of the model's service, or its provider's name; empty when the client tells neither
    internal string Endpoint { get; init; } = "";

    // a screen found personal information in what goes to the model, earlier turns included, and let it through
    internal bool HoldsPersonalInformation { get; set; }

    // an incident follows from it: what was said is evidence, where the host keeps any
    internal bool OpensIncident { get; set; }

    internal int RetractedRanges { get; set; }

    // every sink has said that what it was told of is gone
    internal bool IsRetracted { get; set; }

    internal TimeSpan? StopLatency { get; set; }

    internal TimeSpan? FirstUpdate { get; set; }

    internal string? ModelId { get; set; }

    internal string? ErrorType { get; set; }

    internal UsageDetails? Usage { get; set; }

    internal bool ToolSeatMissing { get; set; }

    /// <summary>Puts other messages in the place of those that go to the model, for a stage that minimises what the model sees.</summary>
    /// <param name="messages">The messages; new objects where they differ from the caller's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="messages"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The call fetches a background answer and must carry nothing.</exception>
    public void ReplaceMessages(IReadOnlyList<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (IsContinuation)
        {
            throw new InvalidOperationException("An exchange that fetches a background answer carries no messages: check Exchange.IsContinuation first.");
        }

        Messages = messages;
    }

    /// <summary>Notes a label that was written.</summary>
    /// <param name="label">The label.</param>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is <see langword="null"/>.</exception>
    public void AddLabel(LabelFact label)
    {
        ArgumentNullException.ThrowIfNull(label);
        _labels.Add(label);
    }

    /// <summary>Keeps something for the duration of the exchange.</summary>
    /// <typeparam name="T">Its type, under which it is found again.</typeparam>
    /// <param name="feature">What to keep.</param>
    /// <exception cref="ArgumentNullException"><paramref name="feature"/> is <see langword="null"/>.</exception>
    public void Set<T>(T feature)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(feature);
        (_features ??= [])[typeof(T)] = feature;
    }

    /// <summary>Finds what was kept.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>It, or <see langword="null"/>.</returns>
    public T? Get<T>()
        where T : class => _features?.GetValueOrDefault(typeof(T)) as T;

    /// <summary>Notes what a stage found that no single text shows: something that stands across two messages, for example. It is recorded and counted like a screen's; refusing is the stage's own business.</summary>
    /// <param name="finding">The finding; its place is that of the later text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="finding"/> is <see langword="null"/>.</exception>
    public void AddFinding(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        _findings.Add(finding);
        Raise(finding.Verdict == Verdict.Pass ? Verdict.Pass : Verdict.Flag);
    }

    // a finding only flags until its verdict takes effect
    internal void Raise(Verdict verdict)
    {
        if (verdict > Verdict)
        {
            Verdict = verdict;
        }
    }

    internal void Announce(string key, string value) => Announcements[key] = value;

    // how often something was passed over, the same screen twice counted twice
    internal int PassedOver { get; private set; }

    /// <summary>Notes that a screen was passed over because the host allows it: the record then says "unchecked" with its name. For screens that have a failure setting of their own.</summary>
    /// <param name="screen">The screen's name.</param>
    /// <exception cref="ArgumentException"><paramref name="screen"/> is empty.</exception>
    public void AddUnchecked(string screen)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(screen);
        PassedOver++;
        if (!_unchecked.Contains(screen))
        {
            _unchecked.Add(screen);
        }
    }
}
