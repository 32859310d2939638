namespace GenAiMeasures.Filing;

// Counts each answer once, however many banks ask its question.
internal sealed class RunTally
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    private readonly Lock _lock = new();

    private int _outside;

    internal int Missing { get; private set; }

    internal long Input { get; private set; }

    internal long Output { get; private set; }

    // seen on every answer, or it is not there
    internal bool HasSafetyLayer => _keys.Count > Missing && _outside == 0;

    internal void Add(string key, KeptAnswer? answer)
    {
        lock (_lock)
        {
            if (!_keys.Add(key))
            {
                return;
            }

            if (answer is null)
            {
                Missing++;
                return;
            }

            Input += answer.Input;
            Output += answer.Output;
            _outside += answer.HasExchange ? 0 : 1;
        }
    }
}
