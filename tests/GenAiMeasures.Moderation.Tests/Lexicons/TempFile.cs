using System.Text;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>A file that is gone after the test.</summary>
internal sealed class TempFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genai-measures-");

    public TempFile(string name, string content)
        : this(name, Encoding.UTF8.GetBytes(content))
    {
    }

    public TempFile(string name, byte[] content)
    {
        Path = System.IO.Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(Path, content);
    }

    public string Path { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
