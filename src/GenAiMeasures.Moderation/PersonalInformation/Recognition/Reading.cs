namespace GenAiMeasures.Moderation;

// what a recogniser says of a place in the text
internal enum Reading
{
    // nothing begins here
    None = 0,

    // the text ends too early to say
    Open = 1,

    // something was found
    Found = 2,
}
