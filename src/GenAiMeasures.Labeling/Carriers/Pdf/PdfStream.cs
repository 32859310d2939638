namespace GenAiMeasures.Labeling;

// The data of a stream: plain, or with the one filter that structures are written with.
internal static class PdfStream
{
    internal static byte[] Decode(PdfFile file, PdfObject from)
    {
        PdfValue length = file.Resolve(from.Value["Length"]);
        if (from.DataOffset < 0 || length.Kind != PdfKind.Plain || length.Number < 0)
        {
            throw DamagedContentException.Malformed("a stream has no length");
        }

        byte[] data = file.Content.Copy(from.DataOffset, length.Number);
        PdfValue filter = file.Resolve(from.Value["Filter"]);
        PdfValue parameters = file.Resolve(from.Value["DecodeParms"]);
        if (filter.Kind == PdfKind.Array)
        {
            if (filter.Items.Count > 1)
            {
                throw DamagedContentException.Malformed("a stream has several filters");
            }

            filter = filter.Items.Count == 0 ? PdfValue.Null : file.Resolve(filter.Items[0]);
            parameters = parameters.Kind == PdfKind.Array && parameters.Items.Count == 1 ? file.Resolve(parameters.Items[0]) : parameters;
        }

        return filter.Kind == PdfKind.Null ? data : filter.Name switch
        {
            "FlateDecode" or "Fl" => Unpredict(Inflated.Zlib(data), parameters),
            _ => throw DamagedContentException.Malformed("a stream has an unknown filter"),
        };
    }

    // the row filters of PNG, with which cross-reference streams are usually written
    private static byte[] Unpredict(byte[] data, PdfValue parameters)
    {
        long predictor = parameters["Predictor"].Kind == PdfKind.Plain ? parameters["Predictor"].Number : 1;
        if (predictor < 10)
        {
            return predictor <= 1 ? data : throw DamagedContentException.Malformed("a stream has an unknown predictor");
        }

        long columns = parameters["Columns"].Kind == PdfKind.Plain ? parameters["Columns"].Number : 1;
        if (columns is < 1 or > 4096 || parameters["Colors"].Kind != PdfKind.Null && parameters["Colors"].Number != 1)
        {
            throw DamagedContentException.Malformed("a stream has an unknown predictor");
        }

        int width = (int)columns;
        byte[] plain = new byte[data.Length / (width + 1) * width];
        for (int row = 0; row * width < plain.Length; row++)
        {
            Span<byte> to = plain.AsSpan(row * width, width);
            ReadOnlySpan<byte> above = row == 0 ? new byte[width] : plain.AsSpan((row - 1) * width, width);
            data.AsSpan((row * (width + 1)) + 1, width).CopyTo(to);
            Undo(data[row * (width + 1)], to, above);
        }

        return plain;
    }

    private static void Undo(byte filter, Span<byte> row, ReadOnlySpan<byte> above)
    {
        for (int i = 0; i < row.Length; i++)
        {
            int left = i == 0 ? 0 : row[i - 1];
            int corner = i == 0 ? 0 : above[i - 1];
            row[i] += filter switch
            {
                0 => (byte)0,
                1 => (byte)left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                4 => (byte)Paeth(left, above[i], corner),
                _ => throw DamagedContentException.Malformed("a row has an unknown filter"),
            };
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        int toLeft = Math.Abs(above - corner);
        int toAbove = Math.Abs(left - corner);
        int toCorner = Math.Abs(left + above - (2 * corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
