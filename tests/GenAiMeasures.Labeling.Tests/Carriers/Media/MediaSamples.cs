namespace GenAiMeasures.Labeling.Tests;

/// <summary>The audio and video files of the shared data, and the label that other tools wrote into them.</summary>
internal static class MediaSamples
{
    public const string Code = "001191110108MA01KP2T5U00000";

    /// <summary>What the files of <c>tool-written</c> carry.</summary>
    public static AigcLabel ToolWritten { get; } = new() { Label = "1", ContentProducer = Code, ProduceId = "p-0001" };

    public static AigcLabel Ours { get; } = AigcLabel.Produce(Code, "media-0001");

    public static AigcLabel Long { get; } = Ours with { ReservedCode1 = new string('x', 3000) };

    /// <summary>Files without a label, every format at least once: what labelling is tried on.</summary>
    public static TheoryData<string> Originals =>
    [
        "tool-written/unlabelled.wav",
        "containers/exiftool_RIFF.wav",
        "tool-written/unlabelled.avi",
        "containers/test.avi",
        "containers/exiftool_MP3.mp3",
        "containers/exiftool_FLAC.flac",
        "containers/exiftool_FLAC.ogg",
        "containers/exiftool_Opus.opus",
        "containers/exiftool_Flash.flv",
        "tool-written/base.mp4",
        "tool-written/ff_nomovflags.mp4",
        "c2pa/dashinit.mp4",
        "c2pa/video1.mp4",
        "containers/exiftool_QuickTime.m4a",
        "containers/exiftool_QuickTime.mov",
    ];

    /// <summary>Files that are cut off: what is missing of them could hold a label.</summary>
    public static TheoryData<string> CutOff =>
    [
        "containers/exiftool_RIFF.avi",
        "containers/exiftool_Matroska.mkv",
        "containers/exiftool_Vorbis.ogg",
        "hostile/sample3.invalid.wav",
        "hostile/nested_moov_1000.mp4",
    ];

    /// <summary>Files that other tools labelled.</summary>
    public static TheoryData<string, string> Labelled => new()
    {
        { "tool-written/c_tail.wav", "AIGC chunk" },
        { "tool-written/c_head.wav", "AIGC chunk" },
        { "tool-written/c_naive.avi", "LIST INFO AIGC" },
        { "tool-written/ff.mp3", "TXXX AIGC" },
        { "tool-written/ff.flac", "comment AIGC" },
        { "tool-written/ff.ogg", "comment AIGC" },
        { "tool-written/ff.flv", "onMetaData AIGC" },
        { "tool-written/ff.mkv", "Tags SimpleTag AIGC" },
        { "tool-written/ff.webm", "Tags SimpleTag AIGC" },
        { "tool-written/ff.mp4", "moov/udta/meta keys AIGC" },
        { "tool-written/ff.mov", "moov/udta/meta keys AIGC" },
        { "tool-written/ff_mdta.m4a", "moov/udta/meta keys AIGC" },
    };

    public static TheoryData<string> LabelledFiles => [.. Labelled.Select(static row => row.Data.Item1)];

    public static byte[] Read(string file) => File.ReadAllBytes(PathOf(file));

    public static string PathOf(string file) => Repository.Shared(["labels", .. file.Split('/')]);
}
