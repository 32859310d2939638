namespace GenAiMeasures.AspNetCore;

/// <summary>What the sender of a complaint gets: its number, and the day of the answer.</summary>
/// <param name="Number">The complaint's number.</param>
/// <param name="AnswerBy">The day by which it is answered, or <see langword="null"/> when none is promised.</param>
public sealed record ComplaintReceipt(string Number, DateOnly? AnswerBy);
