using System.Globalization;

namespace GenAiMeasures;

// keeps the first thousand problems of a file, counts the rest: a list of ten million would be no help
internal sealed partial class ProblemList(string file)
{
    private const int Most = 1000;

    private readonly List<InputProblem> _problems = [];

    internal bool IsEmpty => _problems.Count == 0;

    internal IReadOnlyList<InputProblem> Problems => _problems;

    internal long Total { get; private set; }

    internal void Add(long line, string code, string english, string chinese) =>
        AddAt(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}"), code, english, chinese);

    internal void AddAt(string place, string code, string english, string chinese)
    {
        Total++;
        if (_problems.Count < Most)
        {
            _problems.Add(new InputProblem(place, code, english, chinese));
        }
    }
}
