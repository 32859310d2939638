using System.Buffers;

namespace GenAiMeasures.Labeling;

internal static class LabelCharacters
{
    // 0x21, 0x23-0x5B, 0x5D-0x7E: the narrowest reading of Annex E j)
    internal static readonly SearchValues<char> Safe = SearchValues.Create(
        "!#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    // what a writer of JSON strings in ASCII may copy as it is
    internal static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    // around a label in real files: blanks, NUL padding, byte order marks
    internal static readonly SearchValues<char> Around = SearchValues.Create(" \t\r\n\0\uFEFF\u200B\u00A0");

    // a key without quotes ends before these
    internal static readonly SearchValues<char> NotInWord = SearchValues.Create("{}[],\n");
}
