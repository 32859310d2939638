namespace GenAiMeasures;

/// <summary>What is wrong with something that was read: where, what, and how to cure it, in both languages. Holds no content.</summary>
/// <param name="Place">The file and line, or the path into the document, such as <c>ratings.csv:17</c> or <c>$.sources[3].scale.bytes</c>.</param>
/// <param name="Code">A stable code, such as <c>encoding</c>.</param>
/// <param name="English">What is wrong and how to cure it.</param>
/// <param name="Chinese">问题和处理办法。</param>
public sealed record InputProblem(string Place, string Code, string English, string Chinese);
