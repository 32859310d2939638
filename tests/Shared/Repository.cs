namespace GenAiMeasures.Tests;

/// <summary>Finds files of the repository, and of the test data beside it, from wherever a test runs.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Whether this is the gate, where nothing that could run may skip.</summary>
    public static bool IsGate => Environment.GetEnvironmentVariable("GENAIMEASURES_CI") == "1";

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file or folder of the shared test data; the test is skipped with a reason where it is absent, and fails at the gate.</summary>
    public static string Shared(params string[] parts)
    {
        string path = Path.GetFullPath(Path.Combine([Root, "..", "shared", "data", .. parts]));
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            string reason = $"../shared/data/{string.Join('/', parts)} is not beside the repository.";
            Assert.SkipUnless(IsGate, reason);
            Assert.Fail(reason);
        }

        return path;
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GenAiMeasures.Sdk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("GenAiMeasures.Sdk.sln is in no folder above the test program.");
    }
}
