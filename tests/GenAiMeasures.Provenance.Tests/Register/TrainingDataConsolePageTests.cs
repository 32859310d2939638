using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Provenance.Tests;

/// <summary>What the safety team sees of the register: every source with what the rules found on it, and who committed what.</summary>
public sealed class TrainingDataConsolePageTests : IDisposable
{
    private static readonly ConsoleView Chinese = new(IsChinese: true, Item: null);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genai-measures-register-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 2, 4, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Sources_stand_with_their_findings_by_severity_and_lead_to_their_own_page()
    {
        await using ServiceProvider services = Services();
        IConsolePage page = Page(services);
        var data = new TrainingData { Sources = [new TrainingDataSource { Id = "S1" }, new TrainingDataSource { Id = "S2", Name = "自采", Kind = SourceKind.SelfCollected, State = SourceState.InUse }] };
        await services.GetRequiredService<ITrainingDataRegister>().CommitAsync(data, 0, "员工 001", "首次登记", Token);

        ConsoleContent content = (await page.ReadAsync(Chinese, Token))!;
        RegisterReport report = RegisterChecker.Check(await services.GetRequiredService<ITrainingDataRegister>().ReadAsync(Token), new RegisterCheckOptions { EvidenceFolder = _folder.FullName }, _time);
        Assert.Equal(
            [("错误", Count(report, RegisterProblemSeverity.Error)), ("提示", Count(report, RegisterProblemSeverity.Warning)), ("说明", Count(report, RegisterProblemSeverity.Information))],
            content.Charts.Single().Bars.Select(b => (b.Label, b.Value)));
        IReadOnlyList<ConsoleCell> row = content.Tables[0].Rows.Single(r => r[0].Text == "S2");
        Assert.Equal(("S2", "自采", "自采", "使用中"), (row[0].Item, row[1].Text, row[2].Text, row[4].Text));
        Assert.Equal(report.Problems.Count(p => p.Id == "S2" && p.Severity == RegisterProblemSeverity.Error).ToString(System.Globalization.CultureInfo.InvariantCulture), row[5].Text);
        Assert.Equal(report.Problems.Count, content.Tables[1].Rows.Count + report.Problems.Count(p => p.Id is "S1" or "S2"));
        Assert.Equal(["1", "2026-11-02 12:00", "员工 001", "首次登记"], content.Tables[2].Rows.Single().Take(4).Select(c => c.Text));

        ConsoleContent source = (await page.ReadAsync(Chinese with { Item = "S2" }, Token))!;
        Assert.Equal("数据来源：自采", source.Title);
        Assert.Equal(report.Problems.Count(p => p.Id == "S2"), source.Tables.Single().Rows.Count);
        Assert.Null(await page.ReadAsync(Chinese with { Item = "S3" }, Token));
        Assert.Equal("Source: 自采", (await page.ReadAsync(new ConsoleView(IsChinese: false, "S2"), Token))!.Title);
    }

    [Fact]
    public async Task An_empty_register_says_so_and_a_new_version_is_seen_after_half_a_minute()
    {
        await using ServiceProvider services = Services();
        IConsolePage page = Page(services);
        Assert.Equal("登记表为空：还没有提交过版本。", Assert.Single((await page.ReadAsync(Chinese, Token))!.Notes).Text);

        await services.GetRequiredService<ITrainingDataRegister>().CommitAsync(new TrainingData(), 0, "a", "b", Token);
        Assert.Single((await page.ReadAsync(Chinese, Token))!.Notes);
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.Empty((await page.ReadAsync(Chinese, Token))!.Notes);
        await Assert.ThrowsAsync<KeyNotFoundException>(async () => await page.RunAsync("x", "o", "没有操作可做", Token));
    }

    [Fact]
    public async Task A_register_that_cannot_be_read_says_so_without_its_path()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "register.json"), "{", Token);
        await using ServiceProvider services = Services();

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Page(services).ReadAsync(Chinese, Token));
        Assert.Equal("训练数据登记表读不出来，请检查文件和权限。The training-data register cannot be read: check the file and its permissions.", error.Message);
    }

    private static int Count(RegisterReport report, RegisterProblemSeverity severity) => report.Problems.Count(p => p.Severity == severity);

    private static IConsolePage Page(IServiceProvider services) => services.GetServices<IConsolePage>().Single(p => p.Id == "training-data");

    private ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddGenAiCompliance(Some.InternalService).AddProvenance(o => o.RegisterFile = Path.Combine(_folder.FullName, "register.json"));
        return services.BuildServiceProvider();
    }
}
