namespace GenAiMeasures.Labeling;

// what a logical stream carries, as far as its comments are concerned
internal enum OggCodec
{
    // without comments: skeletons, subtitles, what is not known
    Other = 0,
    Vorbis = 1,
    Opus = 2,
    Flac = 3,
    Speex = 4,
    Theora = 5,
}
