namespace GenAiMeasures.Moderation;

/// <summary>A term that ordinary text holds, so that it blocks what nobody wants blocked.</summary>
/// <param name="Term">The term.</param>
/// <param name="Rule">Its lexicon and line.</param>
/// <param name="Documents">In how many documents of the benign corpus it was found.</param>
/// <param name="Words">Ordinary words of the corpus that cut across the hit or hold it: added with kind <c>word</c> they protect a term of up to two characters.</param>
public sealed record LexiconFalseBlock(string Term, string Rule, int Documents, IReadOnlyList<string> Words);
