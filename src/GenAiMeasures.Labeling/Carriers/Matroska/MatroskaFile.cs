using System.Text;

namespace GenAiMeasures.Labeling;

// The top level of a Matroska or WebM file. Clusters are stepped over; of those without a size the blocks are.
internal sealed class MatroskaFile
{
    private const int MaxElements = 4_000_000;

    private MatroskaFile()
    {
    }

    internal EbmlElement Segment { get; private set; }

    // directly under the segment; the blocks of clusters without a size are left out
    internal List<EbmlElement> Elements { get; } = [];

    internal DamagedContentException? Damage { get; private set; }

    // where the first cluster begins, or the segment ends
    internal long MediaOffset => EbmlElement.Find(Elements, EbmlIds.Cluster)?.Offset ?? Segment.End;

    internal static MatroskaFile Parse(ByteSource content)
    {
        var file = new MatroskaFile();
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

    // the document type in the header, or nothing
    internal static string DocType(ByteSource content)
    {
        EbmlElement header = EbmlElement.Read(content, 0, content.Length);
        if (header.Id != EbmlIds.Header || header.IsUnsized || header.Length > 4096
            || EbmlElement.Find(header.Children(content), EbmlIds.DocType) is not { Length: <= 32 } type)
        {
            return "";
        }

        return Encoding.ASCII.GetString(content.Need(type.DataOffset, type.Length)).TrimEnd('\0');
    }

    private void Walk(ByteSource content)
    {
        EbmlElement header = EbmlElement.Read(content, 0, content.Length);
        EbmlElement next = EbmlElement.Read(content, header.End, content.Length);
        while (next.Id == EbmlIds.Void)
        {
            next = EbmlElement.Read(content, next.End, content.Length);
        }

        if (next.Id != EbmlIds.Segment)
        {
            throw DamagedContentException.Malformed("no segment follows its header");
        }

        Segment = next;
        int steps = 0;
        for (long offset = Segment.DataOffset; offset < Segment.End;)
        {
            EbmlElement element = EbmlElement.Read(content, offset, Segment.End);
            if (++steps == MaxElements)
            {
                throw DamagedContentException.TooLarge();
            }

            if (element.Id is EbmlIds.Header or EbmlIds.Segment)
            {
                throw DamagedContentException.Malformed("there is more than one segment in it");
            }

            if (element.IsUnsized && element.Id != EbmlIds.Cluster)
            {
                throw DamagedContentException.Malformed("an element that needs a size has none");
            }

            if (EbmlIds.IsTopLevel(element.Id) || element.Id is EbmlIds.Void or EbmlIds.Crc || Elements.Count == 0 || Elements[^1].Id != EbmlIds.Cluster)
            {
                Elements.Add(element);
            }

            // what stands in a cluster without a size is walked over as if it stood beside it
            offset = element.IsUnsized ? element.DataOffset : element.End;
        }

        if (EbmlElement.Find(Elements, EbmlIds.Info) is null && EbmlElement.Find(Elements, EbmlIds.Tracks) is null)
        {
            throw DamagedContentException.Malformed("its segment describes nothing");
        }
    }
}
