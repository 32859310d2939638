using System.Diagnostics;
using System.Text;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>Looks for bytes in every file of a store: database, logs, journals, lock and temporary files.</summary>
internal static class FileSearch
{
    public static bool Finds(TestFolder folder, string text) =>
        Finds(folder, Encoding.UTF8.GetBytes(text)) || Finds(folder, Encoding.Unicode.GetBytes(text));

    // By a copy that another process makes: to open and close a database's file here would take SQLite's locks away.
    public static bool Finds(TestFolder folder, byte[] needle)
    {
        string copy = Directory.CreateTempSubdirectory("genai-copy-").FullName;
        try
        {
            using (Process process = Process.Start("cp", ["-r", folder.Root, copy]))
            {
                process.WaitForExit();
                Assert.Equal(0, process.ExitCode);
            }

            return Directory.GetFiles(copy, "*", SearchOption.AllDirectories).Any(f => File.ReadAllBytes(f).AsSpan().IndexOf(needle) >= 0);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
