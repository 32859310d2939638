using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

internal static class RegisterFile
{
    internal static (RegisterSnapshot Snapshot, RegisterReport Report) Check(FileInfo register, string profile, DirectoryInfo? evidence, DateOnly? on, bool includePractice)
    {
        RegisterSnapshot snapshot = JsonTrainingDataRegister.Read(register.FullName);
        var options = new RegisterCheckOptions { Profile = profile, EvidenceFolder = (evidence ?? register.Directory)?.FullName, IncludePractice = includePractice };
        return (snapshot, RegisterChecker.Check(snapshot, options, on is { } day ? new FixedDay(day) : TimeProvider.System));
    }

    // noon in China on the named day
    private sealed class FixedDay(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(4, 0), TimeSpan.Zero);
    }
}
