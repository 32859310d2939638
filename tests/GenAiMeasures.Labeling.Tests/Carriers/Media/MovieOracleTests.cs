namespace GenAiMeasures.Labeling.Tests;

public class MovieOracleTests
{
    [Theory]
    [InlineData("tail.mp4", "-c:v mpeg4 -c:a aac")]
    [InlineData("faststart.mp4", "-c:v mpeg4 -c:a aac -movflags +faststart")]
    [InlineData("fragments.mp4", "-c:v mpeg4 -g 3 -c:a aac -movflags +frag_keyframe+empty_moov+default_base_moof")]
    [InlineData("absolute.mp4", "-c:v mpeg4 -g 3 -c:a aac -movflags +frag_keyframe+empty_moov")]
    [InlineData("indexed.mp4", "-c:v mpeg4 -g 3 -c:a aac -movflags +frag_keyframe+empty_moov+default_base_moof+global_sidx")]
    [InlineData("movie.mov", "-c:v mpeg4 -c:a pcm_s16le")]
    [InlineData("tags.mov", "-c:v mpeg4 -c:a pcm_s16le -movflags use_metadata_tags")]
    public Task Movies_are_read_by_others_and_decode_as_before(string name, string options) => MediaOracle.CheckAsync(name, hasPicture: true, options);

    [Theory]
    [InlineData("movie.avi", "-c:v mpeg4 -c:a mp2")]
    [InlineData("movie.flv", "-c:v flv -c:a libmp3lame -ar 44100")]
    [InlineData("keys.flv", "-c:v flv -g 3 -c:a libmp3lame -ar 44100 -flvflags add_keyframe_index")]
    [InlineData("movie.mkv", "-c:v mpeg4 -c:a aac")]
    [InlineData("front.mkv", "-c:v mpeg4 -c:a aac -cues_to_front 1")]
    [InlineData("movie.webm", "-c:v libvpx -b:v 100k -c:a libvorbis")]
    [InlineData("live.webm", "-c:v libvpx -b:v 100k -c:a libopus -live 1")]
    public Task Other_movies_are_read_by_others_and_decode_as_before(string name, string options) => MediaOracle.CheckAsync(name, hasPicture: true, options);
}
