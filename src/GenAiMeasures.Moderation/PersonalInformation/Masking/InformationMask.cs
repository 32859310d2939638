namespace GenAiMeasures.Moderation;

// the form in which personal information may be shown: enough to recognise one's own, not enough to learn another's
internal static class InformationMask
{
    private const char Star = '*';

    internal static string Of(PersonalInformationKind kind, ReadOnlySpan<char> span) => kind switch
    {
        PersonalInformationKind.Mobile => Keep(span, 3, 4),
        PersonalInformationKind.IdCard => Keep(span, 3, 2),
        PersonalInformationKind.BankCard => Keep(span, 0, 4),
        PersonalInformationKind.Landline => Keep(span, 3, 2),
        PersonalInformationKind.Email => MaskEmail(span),
        PersonalInformationKind.Name => Keep(span, 1, 0),
        PersonalInformationKind.Address => Keep(span, 2, 0),
        PersonalInformationKind.Plate => Keep(span, 2, 1),
        PersonalInformationKind.Uscc => Keep(span, 2, 2),
        PersonalInformationKind.Ip => Keep(span, 2, 0),
        _ => Keep(span, 1, 1),
    };

    // replaces letters, digits and Chinese characters but the first and last ones; signs keep their places
    private static string Keep(ReadOnlySpan<char> span, int first, int last)
    {
        int shown = 0;
        foreach (char c in span)
        {
            shown += Counts(c) ? 1 : 0;
        }

        return string.Create(span.Length, new MaskedSpan(span, shown, first, last), static (target, masked) =>
        {
            int seen = 0;
            for (int i = 0; i < target.Length; i++)
            {
                char c = masked.Text[i];
                if (!Counts(c))
                {
                    target[i] = c;
                    continue;
                }

                target[i] = seen < masked.First || seen >= masked.Count - masked.Last ? c : Star;
                seen++;
            }
        });
    }

    private static string MaskEmail(ReadOnlySpan<char> span)
    {
        int at = span.IndexOfAny('@', '＠');
        return at <= 0 ? Keep(span, 1, 0) : string.Concat(Keep(span[..at], 1, 0), span[at..]);
    }

    private static bool Counts(char c) => TextClasses.Is(c, TextClass.Alphanumeric | TextClass.Han) || char.IsLetter(c);
}
