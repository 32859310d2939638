namespace GenAiMeasures;

/// <summary>The result of the test that proves a rectification.</summary>
/// <param name="Author">Who ran it.</param>
/// <param name="Change">What was changed: the number of a keyword library, classifier, prompt or model version.</param>
/// <param name="Reference">Where the test and its result are found.</param>
/// <param name="Passed">How many cases passed.</param>
/// <param name="Total">How many cases were run, at least one.</param>
public sealed record RegressionResult(string Author, string Change, string Reference, int Passed, int Total);
