namespace GenAiMeasures.Moderation;

// what a character is to a lexicon screen
internal enum CharKind : byte
{
    // can be part of a term
    Symbol = 0,

    // may stand between the characters of a term: white space, punctuation, signs, emoji
    Separator = 1,

    // a comma or colon: ends a clause
    Clause = 2,

    // ends a sentence
    Sentence = 3,

    // is not seen at all: zero-width characters, variation selectors, combining marks
    Invisible = 4,

    // half of a surrogate pair
    Surrogate = 5,

    // stands for several symbols: a ligature, a squared word
    Several = 6,
}
