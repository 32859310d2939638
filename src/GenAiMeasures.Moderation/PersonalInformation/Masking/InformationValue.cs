namespace GenAiMeasures.Moderation;

// a found value as it counts for being the same: without width, separators, invisible characters, case and country code
internal readonly record struct InformationValue(PersonalInformationKind Kind, string Text)
{
    internal static InformationValue Of(PersonalInformationKind kind, ReadOnlySpan<char> span)
    {
        bool keepsSigns = kind is PersonalInformationKind.Email or PersonalInformationKind.Ip or PersonalInformationKind.WeChat;
        char[] text = new char[span.Length];
        int length = 0;
        foreach (char c in span)
        {
            TextClass of = TextClasses.Of(c);
            if ((of & TextClass.Invisible) == 0 && (keepsSigns || (of & (TextClass.Alphanumeric | TextClass.Han)) != 0))
            {
                int digit = kind is PersonalInformationKind.Mobile or PersonalInformationKind.IdCard ? TextClasses.HanDigit(c) : -1;
                text[length++] = digit >= 0 ? (char)('0' + digit) : char.ToUpperInvariant(TextClasses.Fold(c));
            }
        }

        ReadOnlySpan<char> value = text.AsSpan(0, length);
        return new InformationValue(kind, (kind == PersonalInformationKind.Mobile && length > 11 ? value[^11..] : value).ToString());
    }
}
