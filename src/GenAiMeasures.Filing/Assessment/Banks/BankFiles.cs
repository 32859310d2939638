namespace GenAiMeasures.Filing;

/// <summary>Where the test banks in use stand, bound from <c>GenAiMeasures:Filing:Banks</c>. A change of their content is an update (<see cref="MaterialUpdated"/>).</summary>
public sealed class BankFiles
{
    /// <summary>Gets or sets the bank of content questions: XLSX, CSV, TSV or JSON Lines.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    public string? Content { get; set; }

    /// <summary>Gets or sets the bank of questions that have to be refused.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    public string? ShouldRefuse { get; set; }

    /// <summary>Gets or sets the bank of questions that must not be refused.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    public string? MustNotRefuse { get; set; }

    internal IEnumerable<(string Path, BankKind Kind)> All
    {
        get
        {
            (string? Path, BankKind Kind)[] files = [(Content, BankKind.Content), (ShouldRefuse, BankKind.ShouldRefuse), (MustNotRefuse, BankKind.MustNotRefuse)];
            return files.Where(f => f.Path is not null).Select(f => (f.Path!, f.Kind));
        }
    }
}
