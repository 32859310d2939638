using System.Globalization;
using System.Text;

namespace GenAiMeasures.Labeling;

// The mark on one page: a form that the page shows behind its own content, under a name by which it is found again.
internal sealed class PdfPageMark(PdfFile file, PdfPage page)
{
    internal const string Text = "AI生成";

    private const double LeastInk = 9;
    private const double MostInk = 36;

    // our choice: the standard says "legible" of text and gives no size
    private const double InkOfSide = 0.02;

    // the mark with its margins is about six times as wide as its ink is high
    private const double MostInkOfSide = 1 / 7.0;

    private static string NameOf(DocumentEnd end) => end == DocumentEnd.Start ? "AigcMarkStart" : "AigcMarkEnd";

    internal bool Holds(DocumentEnd end)
    {
        string name = NameOf(end);
        PdfObject? objects = Dictionary(page.Resources, "XObject");
        if (objects is null || file.Load(objects.Value[name]) is null)
        {
            return false;
        }

        byte[] show = Encoding.ASCII.GetBytes($"/{name} Do");
        List<string> contents = Contents(out List<PdfValue> references);
        for (int i = contents.Count - 1; i >= 0; i--)
        {
            if (file.Load(references[i]) is { } stream && Decoded(stream).AsSpan().IndexOf(show) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    internal void Put(PdfAppend append, IReadOnlyCollection<DocumentEnd> ends)
    {
        double side = Math.Min(page.Box.Right - page.Box.Left, page.Box.Top - page.Box.Bottom);
        double ink = Math.Min(Math.Clamp(side * InkOfSide, LeastInk, MostInk), side * MostInkOfSide);
        PdfMarkForm form = PdfMarkForm.Of(Text, ink);
        long number = append.Reserve();
        append.Put(number, 0, form.ToObject());
        string reference = string.Create(CultureInfo.InvariantCulture, $"{number} 0 R");

        long before = append.Reserve();
        append.Put(before, 0, Stream("q\n"));
        var shown = new StringBuilder("\nQ\n");
        foreach (DocumentEnd end in ends)
        {
            shown.Append("q ").Append(Matrix(end, form)).Append(" cm /").Append(NameOf(end)).Append(" Do Q\n");
        }

        long after = append.Reserve();
        append.Put(after, 0, Stream(shown.ToString()));
        using var body = new MemoryStream();
        Write(body, "<<");
        CopyMembers(body, page.Object, key => key is not ("Contents" or "Resources"));
        string old = string.Join(' ', Contents(out _));
        Write(body, string.Create(CultureInfo.InvariantCulture, $" /Contents [{before} 0 R {old} {after} 0 R] /Resources <<"));
        CopyMembers(body, page.Resources, key => key != "XObject");
        Write(body, " /XObject <<");
        CopyMembers(body, Dictionary(page.Resources, "XObject"), key => !ends.Any(e => NameOf(e) == key));
        foreach (DocumentEnd end in ends)
        {
            Write(body, $" /{NameOf(end)} {reference}");
        }

        Write(body, " >> >> >>");
        append.Put(page.Number, page.Generation, body.ToArray());
    }

    // upright at the right edge of the page as it is shown: at its top for the start, at its bottom for the end
    private string Matrix(DocumentEnd end, PdfMarkForm form)
    {
        (int rx, int ry, int ux, int uy) = page.Turn switch
        {
            0 => (1, 0, 0, 1),
            1 => (0, 1, -1, 0),
            2 => (-1, 0, 0, -1),
            _ => (0, -1, 1, 0),
        };
        double margin = form.Height;
        bool isTop = end == DocumentEnd.Start;
        double cornerX = rx + (isTop ? ux : -ux) > 0 ? page.Box.Right : page.Box.Left;
        double cornerY = ry + (isTop ? uy : -uy) > 0 ? page.Box.Top : page.Box.Bottom;
        double back = -(margin + form.Width);
        double up = isTop ? -(margin + form.Height) : margin;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{rx} {ry} {ux} {uy} {cornerX + (back * rx) + (up * ux):0.###} {cornerY + (back * ry) + (up * uy):0.###}");
    }

    // the page's own streams as references; a stream cannot stand anywhere else
    private List<string> Contents(out List<PdfValue> references)
    {
        PdfValue contents = page.Object.Value["Contents"];
        references = contents.Kind switch
        {
            PdfKind.Array => contents.Items,
            PdfKind.Reference when file.Resolve(contents) is { Kind: PdfKind.Array } array => array.Items,
            PdfKind.Reference => [contents],
            _ => [],
        };
        references = references.FindAll(r => r.Kind == PdfKind.Reference);
        return references.ConvertAll(r => string.Create(CultureInfo.InvariantCulture, $"{r.Number} {r.Generation} R"));
    }

    private PdfObject? Dictionary(PdfObject? holder, string key)
    {
        PdfValue value = holder?.Value[key] ?? PdfValue.Null;
        PdfObject? found = value.Kind switch
        {
            PdfKind.Dictionary => holder! with { Value = value },
            PdfKind.Reference => file.Load(value),
            _ => null,
        };
        return found is { Value.Kind: PdfKind.Dictionary } ? found : null;
    }

    // a stream in a filter of pictures, or a damaged one, shows nothing of ours
    private byte[] Decoded(PdfObject stream)
    {
        try
        {
            return PdfStream.Decode(file, stream);
        }
        catch (DamagedContentException)
        {
            return [];
        }
    }

    private static void CopyMembers(MemoryStream to, PdfObject? from, Func<string, bool> keeps)
    {
        foreach (PdfMember member in from?.Value.Members ?? [])
        {
            if (keeps(member.Key))
            {
                to.WriteByte((byte)' ');
                to.Write(from!.Source.AsSpan(member.Start, member.Value.End - member.Start));
            }
        }
    }

    private static byte[] Stream(string data) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< /Length {data.Length} >>\nstream\n{data}\nendstream"));

    private static void Write(MemoryStream to, string text) => to.Write(Encoding.ASCII.GetBytes(text));
}
