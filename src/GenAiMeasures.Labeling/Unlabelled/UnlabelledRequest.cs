namespace GenAiMeasures.Labeling;

/// <summary>A user's request for content without explicit label (Labeling Measures Art. 9). Immutable.</summary>
public sealed record UnlabelledRequest
{
    /// <summary>Gets who asks and receives the content: an identified user, from the host's authentication.</summary>
    public required Subject Subject { get; init; }

    /// <summary>Gets the version of the service agreement that the user accepted.</summary>
    public required string Agreement { get; init; }

    /// <summary>Gets when the user accepted it.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>Gets when the user asked for this content without label. Not before <see cref="AcceptedAt"/>.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Gets the host's own number of the request, under which it is found again. No personal information.</summary>
    /// <value>From 1 to 64 characters.</value>
    public required string Reference { get; init; }

    /// <summary>Gets the number (内容制作编号) of a content that exists already, or <see langword="null"/> for what the next exchange generates.</summary>
    public string? ProduceId { get; init; }
}
