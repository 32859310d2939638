namespace GenAiMeasures.Labeling.Tests;

/// <summary>The proof of every format, once for each way in which its files are laid out.</summary>
public class MediaProofTests
{
    private const string Mp4Place = "moov/udta/meta keys AIGC";

    public static TheoryData<string, string, string> Layouts => new()
    {
        { "tool-written/unlabelled.wav", "wav", "AIGC chunk" },
        { "tool-written/c_head.wav", "wav", "AIGC chunk" },
        { "tool-written/unlabelled.avi", "avi", "LIST INFO AIGC" },
        { "containers/exiftool_MP3.mp3", "mp3", "TXX AIGC" },
        { "tool-written/ff.mp3", "mp3", "TXXX AIGC" },
        { "containers/exiftool_FLAC.flac", "flac", "comment AIGC" },
        { "tool-written/ff.flac", "flac", "comment AIGC" },
        { "tool-written/ff.ogg", "ogg", "comment AIGC" },
        { "containers/exiftool_FLAC.ogg", "ogg", "comment AIGC" },
        { "containers/exiftool_Opus.opus", "opus", "comment AIGC" },
        { "tool-written/ff.flv", "flv", "onMetaData AIGC" },
        { "tool-written/ff.mkv", "mkv", "Tags SimpleTag AIGC" },
        { "tool-written/ff.webm", "webm", "Tags SimpleTag AIGC" },
        { "tool-written/base.mp4", "mp4", Mp4Place },
        { "tool-written/ff.mov", "mov", Mp4Place },
        { "tool-written/ff_mdta.m4a", "m4a", Mp4Place },
        { "c2pa/dashinit.mp4", "mp4", Mp4Place },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Labelling_holds_in_memory_by_stream_and_by_file(string file, string format, string place) =>
        CarrierProof.Label(MediaSamples.Read(file), format, place);

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_file_that_is_cut_off_is_never_taken_for_an_unlabelled_one(string file, string format, string place)
    {
        Assert.NotEmpty(format + place);
        CarrierProof.Truncate(Labelled(file));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Ten_thousand_changed_files_are_answered(string file, string format, string place)
    {
        Assert.NotEmpty(format + place);
        CarrierProof.Mutate(Labelled(file), 10_000, seed: 20250901);
    }

    private static byte[] Labelled(string file) => LabelFiles.Labeler.Write(MediaSamples.Read(file), LabelFiles.Ours).Content.ToArray();
}
