namespace GenAiMeasures.Moderation;

/// <summary>Finds personal information in texts, outside any exchange: for record copies, tools, batch jobs and reviews. Thread-safe.</summary>
/// <remarks>
/// Patterns, check digits and grammar, no model: a name that nothing announces, a foreign address, a number written in
/// words in another way than digit by digit are not found. docs/personal-information.md says what was measured.
/// </remarks>
public static class PersonalInformationDetector
{
    /// <summary>Finds personal information in a text.</summary>
    /// <param name="text">The text; may hold lone surrogates.</param>
    /// <returns>What was found, by where it starts; spans never overlap.</returns>
    public static IReadOnlyList<PersonalInformationMatch> Find(ReadOnlySpan<char> text)
    {
        var found = new List<FoundInformation>();
        new InformationScanner().Scan(text, 0, isEnd: true, found);
        var matches = new PersonalInformationMatch[found.Count];
        for (int i = 0; i < matches.Length; i++)
        {
            matches[i] = found[i].Match;
        }

        return matches;
    }

    /// <summary>Writes a found span in a form that can be shown: enough to recognise one's own, not enough to learn another's.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="span">The span's text.</param>
    /// <returns>The masked form, such as <c>138****8000</c>.</returns>
    public static string Mask(PersonalInformationKind kind, ReadOnlySpan<char> span) => InformationMask.Of(kind, span);
}
