namespace GenAiMeasures.Labeling;

internal enum XmlToken
{
    None = 0,
    Start = 1,
    End = 2,
    Text = 3,
    CData = 4,

    // comments and processing instructions
    Other = 5,
}
