using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Provenance.Tests;

/// <summary>The registers of the fictional service under samples/TrainingData.</summary>
internal static class SampleRegister
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 4, 0, 0, TimeSpan.Zero);

    public static string Folder => Repository.PathOf("samples", "TrainingData");

    public static RegisterSnapshot Passing() => JsonTrainingDataRegister.Read(Path.Combine(Folder, "passing.json"));

    public static RegisterSnapshot Draft() => JsonTrainingDataRegister.Read(Path.Combine(Folder, "draft.json"));

    public static RegisterSnapshot Failing() => JsonTrainingDataRegister.Read(Path.Combine(Folder, "failing.json"));

    public static RegisterReport Check(RegisterSnapshot snapshot, Action<RegisterCheckOptions>? configure = null)
    {
        var options = new RegisterCheckOptions { EvidenceFolder = Folder };
        configure?.Invoke(options);
        return RegisterChecker.Check(snapshot, options, new FakeTimeProvider(Now));
    }

    // without a history, which a changed register would have bypassed
    public static RegisterReport Check(TrainingData data) => Check(Draft() with { Data = data });

    public static TrainingData Change(string id, Func<TrainingDataSource, TrainingDataSource> change)
    {
        TrainingData data = Passing().Data;
        return data with { Sources = [.. data.Sources.Select(s => s.Id == id ? change(s) : s)] };
    }
}
