namespace GenAiMeasures.Provenance;

/// <summary>One judgement of one rater on one item.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Rater">The rater's id: a pseudonym or staff number.</param>
/// <param name="Value">The label.</param>
public readonly record struct Rating(string Item, string Rater, string Value);
