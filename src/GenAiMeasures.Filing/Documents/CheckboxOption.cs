namespace GenAiMeasures.Filing;

internal sealed record CheckboxOption(string Text, bool IsChecked)
{
    internal string Line => (IsChecked ? "☑ " : "□ ") + Text;
}
