namespace GenAiMeasures.Provenance;

/// <summary>One item of a corpus file.</summary>
/// <param name="Line">The line it begins at, counted from 1.</param>
/// <param name="Id">Its id: the named field, or the line number.</param>
/// <param name="Text">The line of a JSON Lines file, or the row's fields separated by tabs.</param>
public sealed record CorpusItem(long Line, string Id, string Text);
