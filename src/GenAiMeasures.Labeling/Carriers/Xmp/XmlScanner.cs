using System.Buffers;

namespace GenAiMeasures.Labeling;

// Walks XML as XMP packets, OOXML parts and head sections have it, and says where everything stands, so that what changes can be
// changed without writing the rest anew. No document type, no entities of one, no recursion; never reads outside its span.
internal ref struct XmlScanner(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    private readonly ReadOnlySpan<char> _text = text;

    internal XmlToken Token { get; private set; }

    // of the whole token
    internal int Start { get; private set; }

    internal int End { get; private set; }

    // of a start or end tag, with its prefix
    internal ReadOnlySpan<char> Name { get; private set; }

    // what stands between the name and the end of a start tag
    internal int AttributesStart { get; private set; }

    internal int AttributesEnd { get; private set; }

    internal bool IsEmpty { get; private set; }

    internal bool IsDamaged { get; private set; }

    // of text and CDATA
    internal readonly ReadOnlySpan<char> Content => Token == XmlToken.CData ? _text[(Start + 9)..(End - 3)] : _text[Start..End];

    internal readonly XmlAttributes Attributes => new(_text, AttributesStart, AttributesEnd);

    internal static ReadOnlySpan<char> LocalName(ReadOnlySpan<char> name) => name[(name.IndexOf(':') + 1)..];

    internal static ReadOnlySpan<char> Prefix(ReadOnlySpan<char> name)
    {
        int colon = name.IndexOf(':');
        return colon < 0 ? default : name[..colon];
    }

    internal bool MoveNext()
    {
        Start = End;
        if (IsDamaged || Start >= _text.Length)
        {
            return false;
        }

        ReadOnlySpan<char> rest = _text[Start..];
        if (rest[0] != '<')
        {
            int length = rest.IndexOf('<');
            return Take(XmlToken.Text, length < 0 ? rest.Length : length);
        }

        if (rest.Length < 2)
        {
            return Fail();
        }

        return rest[1] switch
        {
            '?' => TakeTo(rest, 2, "?>", XmlToken.Other),
            '!' when rest.StartsWith("<!--", StringComparison.Ordinal) => TakeTo(rest, 4, "-->", XmlToken.Other),
            '!' when rest.StartsWith("<![CDATA[", StringComparison.Ordinal) => TakeTo(rest, 9, "]]>", XmlToken.CData),
            '!' => Fail(),
            '/' => TakeEnd(rest),
            _ => TakeStart(rest),
        };
    }

    private bool TakeStart(ReadOnlySpan<char> rest)
    {
        int name = rest.IndexOfAny(NameEnds);
        if (name <= 1)
        {
            return Fail();
        }

        int at = name;
        while (true)
        {
            int next = rest[at..].IndexOfAny('"', '\'', '>');
            if (next < 0)
            {
                return Fail();
            }

            at += next;
            if (rest[at] == '>')
            {
                break;
            }

            int close = rest[(at + 1)..].IndexOf(rest[at]);
            if (close < 0)
            {
                return Fail();
            }

            at += close + 2;
        }

        Name = rest[1..name];
        IsEmpty = rest[at - 1] == '/';
        AttributesStart = Start + name;
        AttributesEnd = Start + (IsEmpty ? at - 1 : at);
        return Take(XmlToken.Start, at + 1);
    }

    private bool TakeEnd(ReadOnlySpan<char> rest)
    {
        int close = rest.IndexOf('>');
        if (close < 3)
        {
            return Fail();
        }

        Name = rest[2..close].TrimEnd();
        return Take(XmlToken.End, close + 1);
    }

    private bool TakeTo(ReadOnlySpan<char> rest, int from, string end, XmlToken token)
    {
        int at = rest[from..].IndexOf(end, StringComparison.Ordinal);
        return at < 0 ? Fail() : Take(token, from + at + end.Length);
    }

    private bool Take(XmlToken token, int length)
    {
        Token = token;
        End = Start + length;
        return true;
    }

    private bool Fail()
    {
        IsDamaged = true;
        Token = XmlToken.None;
        return false;
    }
}
