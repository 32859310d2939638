namespace GenAiMeasures.Moderation;

/// <summary>Something wrong with a lexicon.</summary>
/// <param name="Line">The line, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Code">A stable code, such as <c>unknownRisk</c>.</param>
/// <param name="Message">What is wrong and how to put it right. Never holds the term.</param>
public sealed record LexiconProblem(int Line, string Code, string Message);
