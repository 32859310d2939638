namespace GenAiMeasures.Provenance;

internal sealed class NameIndex
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    internal int Count => _names.Count;

    internal int Find(string name) => _index.TryGetValue(name, out int place) ? place : -1;

    internal int Add(string name)
    {
        ref int place = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_index, name, out bool isKnown);
        if (!isKnown)
        {
            place = _names.Count;
            _names.Add(name);
        }

        return place;
    }

    internal string[] ToArray() => [.. _names];
}
