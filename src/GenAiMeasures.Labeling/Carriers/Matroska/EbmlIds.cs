namespace GenAiMeasures.Labeling;

// ids of Matroska elements, with their length marker as they stand in the file
internal static class EbmlIds
{
    internal const uint Header = 0x1A45DFA3;
    internal const uint DocType = 0x4282;
    internal const uint Void = 0xEC;
    internal const uint Crc = 0xBF;
    internal const uint Segment = 0x18538067;
    internal const uint SeekHead = 0x114D9B74;
    internal const uint Seek = 0x4DBB;
    internal const uint SeekId = 0x53AB;
    internal const uint SeekPosition = 0x53AC;
    internal const uint Info = 0x1549A966;
    internal const uint Tracks = 0x1654AE6B;
    internal const uint Cluster = 0x1F43B675;
    internal const uint Cues = 0x1C53BB6B;
    internal const uint CuePoint = 0xBB;
    internal const uint CueTrackPositions = 0xB7;
    internal const uint CueClusterPosition = 0xF1;
    internal const uint CueReference = 0xDB;
    internal const uint Attachments = 0x1941A469;
    internal const uint Chapters = 0x1043A770;
    internal const uint Tags = 0x1254C367;
    internal const uint Tag = 0x7373;
    internal const uint Targets = 0x63C0;
    internal const uint SimpleTag = 0x67C8;
    internal const uint TagName = 0x45A3;
    internal const uint TagString = 0x4487;
    internal const uint TagBinary = 0x4485;

    // elements directly under the segment; one of them ends a cluster without a size
    internal static bool IsTopLevel(uint id) =>
        id is SeekHead or Info or Tracks or Cluster or Cues or Attachments or Chapters or Tags;
}
