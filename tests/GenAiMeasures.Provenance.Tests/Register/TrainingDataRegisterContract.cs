using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Provenance.Tests;

/// <summary>What every register does, whatever it is kept in.</summary>
public abstract class TrainingDataRegisterContract : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genai-measures-register-");

    private protected FakeTimeProvider Time { get; } = new(SampleRegister.Now);

    private protected string Folder => _folder.FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens the register as a process does that starts; the one before is closed.</summary>
    /// <returns>The register.</returns>
    protected abstract ValueTask<ITrainingDataRegister> RestartAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask CloseAsync();

    [Fact]
    public async Task What_was_committed_survives_a_restart_with_its_history_and_digest()
    {
        ITrainingDataRegister register = await RestartAsync();
        TrainingData data = SampleRegister.Passing().Data;
        RegisterSnapshot empty = await register.ReadAsync(Token);
        RegisterSnapshot first = await register.CommitAsync(data with { Models = [] }, 0, "员工 001", "首次登记", Token);
        RegisterSnapshot second = await register.CommitAsync(data, 1, "员工 002", "补充模型", Token);
        RegisterSnapshot read = await (await RestartAsync()).ReadAsync(Token);

        Assert.Equal((0, 0, 0), (empty.Version, empty.History.Count, empty.Data.Sources.Count));
        Assert.Equal((2, second.Digest), (read.Version, read.Digest));
        Assert.Equal(RegisterJson.Digest(data), read.Digest);
        Assert.Equal([first.History[0].Hash, second.History[1].Hash], read.History.Select(e => e.Hash));
        Assert.Equal(["员工 001", "员工 002"], read.History.Select(e => e.By));
        Assert.All(read.History, e => Assert.Equal(SampleRegister.Now, e.At));
        Assert.Empty(RegisterHistory.Verify(read));
        Assert.Empty(RegisterDiff.Compare(data, read.Data));
        Assert.Empty(SampleRegister.Check(read).Problems);
    }

    [Fact]
    public async Task The_history_says_what_changed_and_a_stale_change_is_turned_away()
    {
        ITrainingDataRegister register = await RestartAsync();
        TrainingData data = SampleRegister.Passing().Data;
        RegisterSnapshot first = await register.CommitAsync(data, 0, "员工 001", "首次登记", Token);
        TrainingData changed = data with { Sources = [.. data.Sources.Where(s => s.Id != "made-zh").Select(s => s.Id == "web-zh" ? s with { Scale = s.Scale! with { Items = 5 } } : s)], Models = [.. data.Models, new FoundationModel { Id = "second" }] };
        RegisterSnapshot second = await register.CommitAsync(changed, 1, "员工 002", "更正", Token);
        string[] expected = ["models second Added ", "sources made-zh Removed ", "sources web-zh Changed scale.items"];

        Assert.Equal(expected, second.History[1].Changes.Select(Text));
        Assert.Equal(expected, RegisterDiff.Compare(first.Data, (await register.ReadAsync(Token)).Data).Select(Text));
        RegisterConflictException conflict = await Assert.ThrowsAsync<RegisterConflictException>(async () => await register.CommitAsync(data, 1, "员工 003", "迟到", Token));
        Assert.Equal((1, 2), (conflict.Expected, conflict.Actual));
        Assert.Equal(second.Digest, (await register.ReadAsync(Token)).Digest);
    }

    [Fact]
    public async Task Many_writers_at_once_never_lose_a_change()
    {
        ITrainingDataRegister register = await RestartAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            while (true)
            {
                RegisterSnapshot current = await register.ReadAsync(Token);
                try
                {
                    await register.CommitAsync(current.Data with { Models = [.. current.Data.Models, new FoundationModel { Id = $"m{writer}" }] }, current.Version, "x", "y", Token);
                    return;
                }
                catch (RegisterConflictException)
                {
                }
            }
        }));
        RegisterSnapshot last = await register.ReadAsync(Token);

        Assert.Equal((8, 8), (last.Version, last.Data.Models.Count));
        Assert.Empty(RegisterHistory.Verify(last));
    }

    [Fact]
    public async Task A_change_without_a_name_or_a_reason_is_refused()
    {
        ITrainingDataRegister register = await RestartAsync();

        await Assert.ThrowsAsync<ArgumentNullException>(async () => await register.CommitAsync(null!, 0, "a", "b", Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await register.CommitAsync(new TrainingData(), 0, " ", "b", Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await register.CommitAsync(new TrainingData(), 0, "a", "", Token));
        Assert.Equal(0, (await register.ReadAsync(Token)).Version);
    }

    [Fact]
    public async Task Contradictions_are_not_committed()
    {
        ITrainingDataRegister register = await RestartAsync();
        TrainingData data = SampleRegister.Passing().Data;
        AnnotationProject project = data.Projects[0];
        (TrainingData Data, string Place, string Code)[] wrong =
        [
            (SampleRegister.Change("open-zh", s => s with { Scale = s.Scale! with { Bytes = -1 } }), "$.register.sources[0].scale.bytes", "negative"),
            (SampleRegister.Change("open-zh", s => s with { ForeignShare = 0.3 }), "$.register.sources[0].foreignShare", "share"),
            (SampleRegister.Change("open-zh", s => s with { Origin = DataOrigin.Mixed, ForeignShare = 1.3 }), "$.register.sources[0].foreignShare", "share"),
            (SampleRegister.Change("open-zh", s => s with { Screenings = [s.Screenings[0] with { Harmful = 501 }] }), "$.register.sources[0].screenings[0].harmful", "count"),
            (SampleRegister.Change("open-zh", s => s with { Parents = ["nobody"] }), "$.register.sources[0].parents", "parent-unknown"),
            (SampleRegister.Change("own-zh", s => s with { Parents = ["made-zh"] }), "$.register.sources", "parent-cycle"),
            (SampleRegister.Change("open-zh", s => s with { Parents = ["open-zh"] }), "$.register.sources", "parent-cycle"),
            (SampleRegister.Change("open-zh", s => s with { CollectedTo = new DateOnly(2025, 1, 1) }), "$.register.sources[0].collectedTo", "dates"),
            (data with { Sources = [.. data.Sources, data.Sources[0]] }, "$.register.sources", "duplicate"),
            (data with { Projects = [project with { People = [.. project.People, project.People[0]] }] }, "$.register.projects[0].people", "duplicate"),
            (data with { Projects = [project with { Batches = [project.Batches[0] with { Task = "none" }] }] }, "$.register.projects[0].batches[0].task", "task-unknown"),
        ];
        foreach ((TrainingData one, string place, string code) in wrong)
        {
            IReadOnlyList<InputProblem> problems = (await Assert.ThrowsAsync<ProvenanceInputException>(async () => await register.CommitAsync(one, 0, "a", "b", Token))).Problems;
            Assert.Contains(problems, p => (p.Place, p.Code) == (place, code) && p.English.Length > 0 && p.Chinese.Length > 0);
        }

        Assert.Equal(0, (await register.ReadAsync(Token)).Version);
    }

    private static string Text(RegisterChange change) => $"{change.Section} {change.Id} {change.Kind} {string.Join(' ', change.Fields)}";
}
