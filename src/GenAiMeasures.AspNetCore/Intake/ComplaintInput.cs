namespace GenAiMeasures.AspNetCore;

/// <summary>A complaint or report as it was sent in (Interim Measures Art. 15). What it holds is the sender's text: do not log it.</summary>
/// <param name="Category">What it is about, in the words of the host's list.</param>
/// <param name="Text">What the sender says, at most 4,000 characters.</param>
/// <param name="Exchange">The exchange it is about, or <see langword="null"/>.</param>
/// <param name="Contact">Where the answer goes, or <see langword="null"/>.</param>
public sealed record ComplaintInput(string? Category, string? Text, string? Exchange, string? Contact);
