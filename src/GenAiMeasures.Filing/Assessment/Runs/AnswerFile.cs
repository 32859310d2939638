using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenAiMeasures.Filing;

// Answers by their key, appended as they come; only their places are held in memory. A line that a killed run left half is cut off.
internal sealed class AnswerFile : IDisposable
{
    private static readonly FilingJsonContext Lines = new(new JsonSerializerOptions(FilingJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly FileStream _file;

    private readonly Dictionary<string, (long Start, int Length)> _places = new(StringComparer.Ordinal);

    private readonly Lock _lock = new();

    private AnswerFile(FileStream file) => _file = file;

    internal static AnswerFile Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var file = new AnswerFile(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
        try
        {
            file.Index(Path.GetFileName(path));
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    internal bool Contains(string key)
    {
        lock (_lock)
        {
            return _places.ContainsKey(key);
        }
    }

    internal KeptAnswer? Find(string key)
    {
        lock (_lock)
        {
            if (!_places.TryGetValue(key, out (long Start, int Length) place))
            {
                return null;
            }

            byte[] bytes = new byte[place.Length];
            _file.Position = place.Start;
            _file.ReadExactly(bytes);
            return JsonSerializer.Deserialize(bytes, FilingJsonContext.Default.KeptAnswer);
        }
    }

    // a failure is kept for the eye and not for the next run, which tries again
    internal void Add(KeptAnswer answer)
    {
        byte[] line = JsonSerializer.SerializeToUtf8Bytes(answer, Lines.KeptAnswer);
        lock (_lock)
        {
            long start = _file.Seek(0, SeekOrigin.End);
            _file.Write([.. line, (byte)'\n']);
            _file.Flush();
            if (answer.Error is null)
            {
                _places[answer.Key] = (start, line.Length);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private void Index(string name)
    {
        long start = 0;
        long number = 0;
        var line = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        _file.Position = 0;
        long at = 0;
        for (int read = _file.Read(buffer); read > 0; read = _file.Read(buffer))
        {
            for (int i = 0; i < read; i++, at++)
            {
                if (buffer[i] != '\n')
                {
                    line.WriteByte(buffer[i]);
                    continue;
                }

                number++;
                Take(line.ToArray(), start, name, number);
                line.SetLength(0);
                start = at + 1;
            }
        }

        // what has no end was being written when the run was killed
        _file.SetLength(start);
    }

    private void Take(byte[] line, long start, string name, long number)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, FilingJsonContext.Default.KeptAnswer) is { Error: null } answer)
            {
                _places[answer.Key] = (start, line.Length);
            }
        }
        catch (JsonException exception)
        {
            throw new FilingInputException(
                [new InputProblem(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}:{number}"), "answers", "The line is no kept answer. Take it out, or begin in another folder.", "该行不是已保存的回答。请删除该行，或者换一个目录重新开始。")], exception);
        }
    }
}
