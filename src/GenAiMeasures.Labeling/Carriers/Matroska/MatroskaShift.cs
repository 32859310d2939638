using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// Inserts tags before the first cluster, and corrects the places in index, cues and clusters that move by it.
internal static class MatroskaShift
{
    private const uint ClusterPosition = 0xA7;
    private const uint Timestamp = 0xE7;
    private const uint PrevSize = 0xAB;

    // false, and nothing changed, when a place has no room for its new value
    internal static bool TryInsert(CarrierWrite write, MatroskaFile file, MatroskaSeek? seek, byte[] element, long oldPosition)
    {
        long at = file.MediaOffset;
        long first = at - file.Segment.DataOffset;
        long Map(long position) => position >= first ? position + element.Length : position;
        var patches = new List<Edit>();
        if (seek is not null)
        {
            if (seek.WithTags(-1, seek.Head.TotalLength, oldPosition, Map) is not { } head)
            {
                return false;
            }

            patches.Add(new Edit(seek.Head.Offset, seek.Head.TotalLength, head));
        }

        foreach (EbmlElement top in file.Elements)
        {
            bool isPatched = top.Id switch
            {
                EbmlIds.Cues => PatchCues(write.Content, patches, top, Map),
                EbmlIds.Cluster => PatchCluster(write.Content, patches, top, Map),

                // a second index would have to be known too
                EbmlIds.SeekHead => seek is not null && top.Offset == seek.Head.Offset,
                _ => true,
            };
            if (!isPatched)
            {
                return false;
            }
        }

        foreach (Edit patch in patches)
        {
            write.Edits.Replace(patch.Offset, patch.Length, patch.Bytes);
        }

        write.Edits.Insert(at, element);
        MatroskaWriter.Resize(write, file, element.Length);
        return true;
    }

    private static bool PatchCues(ByteSource content, List<Edit> patches, EbmlElement cues, Func<long, long> map)
    {
        byte[] data = content.Copy(cues.DataOffset, cues.Length);
        var inside = new MemorySource(data);
        for (long offset = 0; offset < data.Length;)
        {
            EbmlElement point = EbmlElement.Read(inside, offset, data.Length);
            offset = point.End;
            if (point.Id != EbmlIds.CuePoint)
            {
                continue;
            }

            foreach (EbmlElement track in point.Children(inside))
            {
                foreach (EbmlElement place in track.Id == EbmlIds.CueTrackPositions ? track.Children(inside) : [])
                {
                    // codec states and references are places too
                    if (place.Id is 0xEA or EbmlIds.CueReference && (place.Id == EbmlIds.CueReference || place.ReadUnsigned(inside) != 0))
                    {
                        return false;
                    }

                    if (place.Id == EbmlIds.CueClusterPosition && !Patch(inside, data, place, map))
                    {
                        return false;
                    }
                }
            }
        }

        if (MatroskaCrc.Stands(data))
        {
            MatroskaCrc.Write(data);
        }

        patches.Add(new Edit(cues.DataOffset, cues.Length, data));
        return true;
    }

    // a cluster may say where it stands, among its first elements
    private static bool PatchCluster(ByteSource content, List<Edit> patches, EbmlElement cluster, Func<long, long> map)
    {
        long offset = cluster.DataOffset;
        for (int i = 0; i < 4 && offset < cluster.End; i++)
        {
            EbmlElement child = EbmlElement.Read(content, offset, cluster.End);
            if (child.Id == ClusterPosition)
            {
                byte[] data = content.Copy(child.DataOffset, child.Length);
                if (!Patch(new MemorySource(data), data, child with { Offset = -child.HeaderLength }, map) || i > 0 && content.ReadByte(cluster.DataOffset) == 0xBF)
                {
                    return false;
                }

                patches.Add(new Edit(child.DataOffset, child.Length, data));
                return true;
            }

            if (child.Id is not (Timestamp or PrevSize or EbmlIds.Crc or EbmlIds.Void))
            {
                break;
            }

            offset = child.End;
        }

        return true;
    }

    private static bool Patch(MemorySource content, byte[] data, EbmlElement place, Func<long, long> map)
    {
        ulong position = place.ReadUnsigned(content);
        long moved = position <= long.MaxValue ? map((long)position) : -1;
        if (moved < 0 || (place.Length < 8 && moved >> (int)(8 * place.Length) != 0))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, moved);
        bytes[(int)(8 - place.Length)..].CopyTo(data.AsSpan((int)place.DataOffset));
        return true;
    }
}
