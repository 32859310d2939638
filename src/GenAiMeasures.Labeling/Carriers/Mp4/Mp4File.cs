namespace GenAiMeasures.Labeling;

// The top level of an ISO base media or QuickTime file. Media data are stepped over.
internal sealed class Mp4File
{
    private Mp4File()
    {
    }

    internal List<Mp4Box> Boxes { get; } = [];

    internal Mp4Box Moov { get; private set; }

    internal List<Mp4Box> MoovChildren { get; private set; } = [];

    internal DamagedContentException? Damage { get; private set; }

    internal bool HasMoov => Moov.Length > 0;

    internal static Mp4File Parse(ByteSource content)
    {
        var file = new Mp4File();
        try
        {
            file.Walk(content);
        }
        catch (DamagedContentException damage)
        {
            file.Damage = damage;
        }

        return file;
    }

    // the movie header's boxes, packed or not; null where the packing is not known
    internal static byte[]? Unpack(ByteSource content, Mp4Box cmov)
    {
        Mp4Box? packed = Mp4Box.Find(cmov.Children(content), Mp4Types.Cmvd);
        if (packed is not { DataLength: > 4 } data || data.DataLength > CarrierLimits.MaxBlock)
        {
            return null;
        }

        return Inflated.Zlib(content.Need(data.DataOffset + 4, data.DataLength - 4));
    }

    private void Walk(ByteSource content)
    {
        for (long offset = 0; offset < content.Length;)
        {
            if (content.Length - offset < 8)
            {
                throw DamagedContentException.Truncated();
            }

            Mp4Box box = Mp4Box.Read(content, offset, content.Length);
            if (!FourCc.IsPrintable(box.Type))
            {
                throw DamagedContentException.Malformed("a box has no type");
            }

            Boxes.Add(box);
            if (box.Type == Mp4Types.Moov)
            {
                TakeMoov(content, box);
            }

            offset = box.End;
        }

        if (!HasMoov)
        {
            throw DamagedContentException.Malformed("there is no movie header in it");
        }
    }

    private void TakeMoov(ByteSource content, Mp4Box box)
    {
        if (HasMoov)
        {
            throw DamagedContentException.Malformed("there are two movie headers in it");
        }

        Moov = box;
        MoovChildren = box.Children(content);
        if (Mp4Box.Find(MoovChildren, Mp4Types.Mvhd) is null && Mp4Box.Find(MoovChildren, Mp4Types.Cmov) is null)
        {
            throw DamagedContentException.Malformed("its movie header says nothing about a movie");
        }
    }
}
