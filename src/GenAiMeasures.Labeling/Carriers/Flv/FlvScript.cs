namespace GenAiMeasures.Labeling;

// a tag of script data, and what it will hold
internal sealed record FlvScript(FlvTag Tag, AmfScript Script, byte[] Data, bool IsChanged)
{
    internal long Growth => Data.Length - Tag.Length;
}
