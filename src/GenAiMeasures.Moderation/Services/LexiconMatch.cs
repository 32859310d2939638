namespace GenAiMeasures.Moderation;

/// <summary>A term of a lexicon found in a text. For operators: it holds the term.</summary>
/// <param name="Start">The first character of the span, in UTF-16 units of the original text.</param>
/// <param name="Length">The length of the span in UTF-16 units of the original text.</param>
/// <param name="Term">The term as the lexicon has it.</param>
/// <param name="Risk">The risk that findings carry, or no risk.</param>
/// <param name="Rule">The rule as findings cite it: the lexicon's name and the line.</param>
/// <param name="Action">What a finding does; <see cref="Verdict.Pass"/> stands for the default: refuse the input, stop the output.</param>
public sealed record LexiconMatch(int Start, int Length, string Term, RiskCode Risk, string Rule, Verdict Action);
