namespace GenAiMeasures.Filing;

// Boxes of which at least one is ticked.
internal sealed record CheckboxBlock(string Name, IReadOnlyList<CheckboxOption> Options) : DocumentBlock
{
    internal override IEnumerable<DocumentField> Fields => [new DocumentField(Name, Options.Any(o => o.IsChecked) ? Text : null)];

    internal string Text => string.Join('　', Options.Select(o => o.Line));

    internal string Line => Name + "：" + Text + (Options.Any(o => o.IsChecked) ? "" : "　" + Placeholder.Of(Name));
}
