namespace GenAiMeasures.Moderation;

/// <summary>A lexicon file: CSV, TSV, TXT, JSON lines or XLSX; text in UTF-8.</summary>
/// <remarks>
/// <para>
/// CSV and TSV: a header row names the columns <c>term</c>, <c>risk</c>, <c>severity</c>, <c>action</c>, <c>match</c>,
/// <c>kind</c>, <c>allow</c>, <c>source</c>, <c>added</c>, <c>reviewed</c> in any order, in English or Chinese; without a
/// header the first four stand in that order. TXT: one term a line, or a term, a tab and a risk code; a line that begins
/// with <c># </c> is a comment. JSON lines: one object a line with the columns as its names. XLSX: the first sheet, as a table.
/// </para>
/// </remarks>
public sealed class LexiconFile
{
    /// <summary>Gets or sets the path; a relative one is taken from the working directory.</summary>
    public string Path { get; set; } = "";

    /// <summary>Gets or sets the name under which findings cite the lexicon.</summary>
    /// <value>Default: the file's name.</value>
    public string? Name { get; set; }

    /// <summary>Gets or sets the risk code of terms that state none.</summary>
    /// <value>Default: <c>A.1.h</c>, other content banned by law or regulation.</value>
    public string DefaultRisk { get; set; } = "A.1.h";

    /// <summary>Gets or sets whether the lexicon only watches: what it finds is recorded as flagged with <c>shadow:</c> before the rule, and neither its terms nor its allow phrases change what others decide.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool Shadow { get; set; }
}
