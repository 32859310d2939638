namespace GenAiMeasures.Moderation;

// The memory of one conversation. Thread-safe: its calls may overlap.
internal sealed class SessionState
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _risks = new(StringComparer.Ordinal);
    private int _turns;
    private int _flagged;
    private int _refused;
    private DateTimeOffset _latest;
    private string _inputTail = "";
    private string _outputTail = "";

    internal int Refused
    {
        get
        {
            lock (_lock)
            {
                return _refused;
            }
        }
    }

    // what stands at the end of the latest turn and can still become a term
    internal (string Input, string Output) Tails
    {
        get
        {
            lock (_lock)
            {
                return (_inputTail, _outputTail);
            }
        }
    }

    internal void Note(Exchange exchange, (string Input, string Output) tails, DateTimeOffset now)
    {
        lock (_lock)
        {
            _turns++;
            bool isEnded = exchange.Outcome is ExchangeOutcome.Refused or ExchangeOutcome.Stopped;
            _refused += exchange.Findings.Count > 0 && isEnded ? 1 : 0;
            _flagged += exchange.Findings.Count > 0 && !isEnded ? 1 : 0;
            foreach (Finding finding in exchange.Findings)
            {
                _risks[finding.Risk.Value] = _risks.GetValueOrDefault(finding.Risk.Value) + 1;
            }

            (_inputTail, _outputTail) = tails;
            _latest = now;
        }
    }

    internal ModerationSession Describe()
    {
        lock (_lock)
        {
            return new ModerationSession(_turns, _flagged, _refused, new Dictionary<string, int>(_risks, StringComparer.Ordinal), _latest);
        }
    }
}
