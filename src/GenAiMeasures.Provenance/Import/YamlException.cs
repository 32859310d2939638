namespace GenAiMeasures.Provenance;

// a line that is no YAML, or more of it than is read
internal sealed class YamlException(int line) : FormatException
{
    internal int Line => line;
}
