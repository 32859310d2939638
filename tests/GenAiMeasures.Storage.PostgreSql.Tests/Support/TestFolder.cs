namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>A folder of a test's own, gone with the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("genai-postgresql-").FullName;

    public string File(string name) => Path.Combine(Root, name);

    public void Dispose()
    {
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                System.IO.File.SetUnixFileMode(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // a process that was killed may hold it for a moment longer
        }
    }
}
