namespace GenAiMeasures;

/// <summary>What becomes of a person's records of one retention class and month.</summary>
/// <param name="Class">The class's code.</param>
/// <param name="Month">The month in Asia/Shanghai, such as 202611.</param>
/// <param name="Action">What becomes of them.</param>
/// <param name="NotBefore">The first day on which they may be erased, in Asia/Shanghai, or <see langword="null"/> when that is now or not known.</param>
/// <param name="Ground">Why they stay: the basis of the term, or the id of the hold; <see langword="null"/> when they are erased.</param>
public sealed record ErasureDecision(string Class, int Month, ErasureAction Action, DateOnly? NotBefore, string? Ground);
