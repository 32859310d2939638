namespace GenAiMeasures;

// one screen at work on one text of the answer, and how far it lets the text leave
internal struct TextRunScreen(ExchangeScreen owner, TextScreen screen)
{
    internal readonly ExchangeScreen Owner = owner;
    internal readonly TextScreen Screen = screen;
    internal long Limit;
}
