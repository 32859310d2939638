namespace GenAiMeasures.Provenance;

/// <summary>One row of a mix.</summary>
/// <param name="Kind">The kind of source.</param>
/// <param name="Modality">The kind of content.</param>
/// <param name="Languages">The languages.</param>
/// <param name="Sources">How many sources.</param>
/// <param name="Items">How many items.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="Tokens">How many tokens.</param>
/// <param name="ForeignItemShare">The share of foreign items; a mixed source that says no share counts as foreign.</param>
public sealed record MixRow(SourceKind Kind, DataModality Modality, string Languages, int Sources, long Items, long Bytes, long Tokens, double? ForeignItemShare);
