using System.Globalization;
using System.Text;

namespace GenAiMeasures.Labeling;

// The first and the last page of a PDF file, without walking the others.
internal sealed class PdfPages(PdfFile file, PdfObject catalog)
{
    // A4 where no node says how large a page is
    private static readonly (double, double, double, double) DefaultBox = (0, 0, 595, 842);

    private readonly Dictionary<DocumentEnd, PdfPage> _found = [];

    internal PdfPage Find(DocumentEnd end)
    {
        if (!_found.TryGetValue(end, out PdfPage? page))
        {
            _found[end] = page = Walk(catalog.Value["Pages"], end, default, 0) ?? throw DamagedContentException.Malformed("there is no page");
        }

        return page;
    }

    private PdfPage? Walk(PdfValue reference, DocumentEnd end, Inherited above, int depth)
    {
        if (depth > CarrierLimits.MaxDepth)
        {
            throw DamagedContentException.Malformed("pages are nested too deep");
        }

        if (file.Load(reference) is not { Value.Kind: PdfKind.Dictionary } node)
        {
            throw DamagedContentException.Malformed("a page is missing");
        }

        Inherited own = above.With(file, node);
        PdfValue kids = file.Resolve(node.Value["Kids"]);
        if (kids.Kind != PdfKind.Array)
        {
            return new PdfPage(reference.Number, reference.Generation, node, own.Crop ?? own.Media ?? DefaultBox, own.Turn, own.Resources);
        }

        for (int i = 0; i < kids.Items.Count; i++)
        {
            if (Walk(kids.Items[end == DocumentEnd.Start ? i : kids.Items.Count - 1 - i], end, own, depth + 1) is { } page)
            {
                return page;
            }
        }

        // a node without pages
        return null;
    }

    private readonly record struct Inherited(
        (double, double, double, double)? Media, (double, double, double, double)? Crop, int Turn, PdfObject? Resources)
    {
        internal Inherited With(PdfFile file, PdfObject node) => new(
            Box(file, node, "MediaBox") ?? Media,
            Box(file, node, "CropBox") ?? Crop,
            Number(file, node, node.Value["Rotate"]) is { } degrees ? (((int)degrees / 90 % 4) + 4) % 4 : Turn,
            Dictionary(file, node, node.Value["Resources"]) ?? Resources);

        private static PdfObject? Dictionary(PdfFile file, PdfObject node, PdfValue value) => value.Kind switch
        {
            PdfKind.Dictionary => node with { Value = value },
            PdfKind.Reference => file.Load(value),
            _ => null,
        };

        private static (double, double, double, double)? Box(PdfFile file, PdfObject node, string key)
        {
            PdfValue value = node.Value[key];
            PdfObject? holder = value.Kind == PdfKind.Reference ? file.Load(value) : node with { Value = value };
            if (holder is not { Value: { Kind: PdfKind.Array, Items.Count: 4 } box })
            {
                return null;
            }

            double[] sides = new double[4];
            for (int i = 0; i < 4; i++)
            {
                if (Number(file, holder, box.Items[i]) is not { } side)
                {
                    return null;
                }

                sides[i] = side;
            }

            (double left, double right) = (Math.Min(sides[0], sides[2]), Math.Max(sides[0], sides[2]));
            (double bottom, double top) = (Math.Min(sides[1], sides[3]), Math.Max(sides[1], sides[3]));
            return right - left < 1 || top - bottom < 1 ? null : (left, bottom, right, top);
        }

        private static double? Number(PdfFile file, PdfObject holder, PdfValue value)
        {
            PdfObject? from = value.Kind == PdfKind.Reference ? file.Load(value) : holder with { Value = value };
            return from is { Value.Kind: PdfKind.Plain }
                && double.TryParse(Encoding.Latin1.GetString(from.Raw(from.Value)), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                && Math.Abs(number) < 1e6
                ? number
                : null;
        }
    }
}
