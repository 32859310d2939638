namespace GenAiMeasures.Moderation;

// one state of the automaton: 16 bytes, so that a step costs one line of cache
internal struct Cell
{
    // where the row of the state's next states begins; may be negative
    public int Base;

    // the state this one is a next state of; Free or Root where there is none
    public int Check;

    // the state of the longest proper suffix that is a prefix of a pattern
    public int Fail;

    // the first of the patterns that end here, an index into the outputs; 0 for none
    public int Output;

    public const int Free = -1;
    public const int Root = -2;
}
