namespace GenAiMeasures.Moderation;

// Layout of a compiled lexicon: 8 bytes of magic, 4 of version, 4 of length of the body, the body, and the XXH128 of all before
// it. The hash guards against damage. Against somebody who writes the file on purpose no hash in the same file could: whoever may
// write it decides what is screened, as with any settings file. A SHA-256 of 12 MB alone takes longer than all of the rest.
internal static class ImageFormat
{
    internal const int Version = 3;
    internal const int HeaderLength = 16;
    internal const int HashLength = 16;

    internal static ReadOnlySpan<byte> Magic => "GAMLEXI\n"u8;
}
