namespace GenAiMeasures.Moderation;

// what a character can be to a recogniser; a character may be several things
[Flags]
internal enum TextClass : byte
{
    None = 0,

    // 0 to 9, full width too
    Digit = 1,

    // A to Z, a to z, full width too
    Letter = 2,

    // joins the parts of an address, a number or an account: . _ % + - @ : ·
    Joiner = 4,

    // may stand between groups of digits only: spaces, a closing parenthesis
    Gap = 8,

    // is not seen at all: zero-width characters, variation selectors, combining marks
    Invisible = 16,

    // 〇 to 九
    HanDigit = 32,

    // the first character of a province, a plate, or the last one of a word that announces a name or an address
    Opener = 64,

    // a Chinese character
    Han = 128,

    Alphanumeric = Digit | Letter,
    Trigger = Digit | Letter | HanDigit | Opener,
}
