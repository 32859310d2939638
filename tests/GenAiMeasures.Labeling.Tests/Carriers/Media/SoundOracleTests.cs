namespace GenAiMeasures.Labeling.Tests;

public class SoundOracleTests
{
    [Theory]
    [InlineData("short.wav", "-c:a pcm_s16le")]
    [InlineData("odd.wav", "-c:a pcm_u8 -af atrim=end_sample=11025")]
    [InlineData("float.wav", "-c:a pcm_f32le")]
    [InlineData("large.wav", "-c:a pcm_s24le -rf64 always")]
    [InlineData("itunes.m4a", "-c:a aac")]
    [InlineData("front.m4a", "-c:a aac -movflags +faststart")]
    public Task Sounds_are_read_by_others_and_decode_as_before(string name, string options) => MediaOracle.CheckAsync(name, hasPicture: false, options);

    [Theory]
    [InlineData("three.mp3", "-c:a libmp3lame -id3v2_version 3")]
    [InlineData("four.mp3", "-c:a libmp3lame -id3v2_version 4 -write_id3v1 1")]
    [InlineData("ape.mp3", "-c:a libmp3lame -write_apetag 1")]
    [InlineData("sound.flac", "-c:a flac")]
    [InlineData("sound.ogg", "-c:a libvorbis")]
    [InlineData("sound.opus", "-c:a libopus")]
    [InlineData("flac.ogg", "-c:a flac -f ogg")]
    public Task Compressed_sounds_are_read_by_others_and_decode_as_before(string name, string options) => MediaOracle.CheckAsync(name, hasPicture: false, options);
}
