using System.Globalization;
using System.Text;

namespace GenAiMeasures.Labeling;

// The mark as a form of its own: strokes, so that no font is needed, dark on a white rim. The same words stand in it as text that
// is not drawn, for search, copying and screen readers.
internal sealed record PdfMarkForm(double Width, double Height, string Content)
{
    internal static PdfMarkForm Of(string text, double inkHeight)
    {
        double rim = inkHeight / 8;
        GlyphLayout layout = GlyphLayout.Of(text, inkHeight, leastHalf: 0.3, rim);
        double width = layout.Width + rim;
        double height = inkHeight + (2 * rim);
        var paths = new StringBuilder();
        foreach (double[] stroke in layout.Strokes)
        {
            for (int i = 0; i + 1 < stroke.Length; i += 2)
            {
                paths.Append(CultureInfo.InvariantCulture, $"{stroke[i]:0.###} {height - stroke[i + 1]:0.###} {(i == 0 ? 'm' : 'l')} ");
            }
        }

        string hex = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));
        var content = new StringBuilder();
        content.Append(CultureInfo.InvariantCulture, $"/Span << /ActualText <FEFF{hex}> >> BDC\nq 1 J 1 j\n");
        content.Append(CultureInfo.InvariantCulture, $"1 G {(2 * layout.Half) + (2 * rim):0.###} w {paths}S\n");
        content.Append(CultureInfo.InvariantCulture, $"0.1 G {2 * layout.Half:0.###} w {paths}S\nQ\n");
        content.Append(CultureInfo.InvariantCulture, $"BT 3 Tr /F {inkHeight:0.###} Tf {rim:0.###} {rim:0.###} Td (AI) Tj ET\nEMC\n");
        return new PdfMarkForm(width, height, content.ToString());
    }

    internal byte[] ToObject() => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"<< /Type /XObject /Subtype /Form /BBox [0 0 {Width:0.###} {Height:0.###}] /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Length {Content.Length} >>\nstream\n{Content}\nendstream"));
}
