using System.Text;
using GenAiMeasures;
using GenAiMeasures.Filing;
using GenAiMeasures.Moderation;

namespace ChatWeb;

/// <summary>
/// Made-up facts for the console's pages, so that they have something to show: two complaints, a clock that a person started, two runs
/// of the self-assessment against a stand-in, and a last filing to compare with. A service has its own; leave this out.
/// </summary>
internal sealed class SampleData(IDeadlineService deadlines, IComplaintRegister complaints, IModerationService moderation, SamplePaths paths, TimeProvider time) : IHostedService
{
    private const string Author = "sample";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(paths.Runs))
        {
            return;
        }

        await CollectAsync(cancellationToken);
        await FileAsync(cancellationToken);
        await AssessAsync("run-1", new AssessedModel(refuses: 3), cancellationToken);
        await AssessAsync("run-2", new AssessedModel(refuses: 40), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task CollectAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        Complaint late = await complaints.ReceiveAsync(
            new ComplaintEntry(ComplaintKind.IntellectualProperty, "mail", "（示例）贵服务的一段回答与我公司的产品说明几乎相同，请核查来源并答复。") { Contact = "legal@example.com", ReceivedAt = now.AddDays(-21), Author = Author }, cancellationToken);
        await complaints.AcceptAsync(late.Id, Author, cancellationToken);
        await complaints.ReceiveAsync(
            new ComplaintEntry(ComplaintKind.Minors, "phone", "（示例）家长来电：孩子每天使用很久，询问是否有时长限制。") { ReceivedAt = now.AddHours(-5), Author = Author }, cancellationToken);
        await deadlines.StartAsync(
            new DeadlineStart("alg.change", now.AddDays(-8), Author) { About = "示例模型 v2", Reason = "（示例）更换了基础模型，须变更备案" }, cancellationToken);
    }

    // what was filed under another product name, as a service keeps the manifest of what it filed
    private async Task FileAsync(CancellationToken cancellationToken)
    {
        FilingBuild build = await FilingPackages.BuildAsync(FilingProfile.Read(paths.Profile), new FilingBuildOptions { Today = new DateOnly(2026, 3, 2) }, cancellationToken);
        string manifest = Encoding.UTF8.GetString(build.Files.Single(f => f.Path == FilingManifest.FileName).Content.Span);
        await File.WriteAllTextAsync(paths.LastFiling, manifest.Replace("示例助手文本生成算法", "示例助手对话算法", StringComparison.Ordinal), cancellationToken);
    }

    private async Task AssessAsync(string run, AssessedModel model, CancellationToken cancellationToken)
    {
        string folder = Path.GetDirectoryName(paths.Profile)!;
        var options = new AssessmentOptions
        {
            Banks =
            [
                await AssessmentBank.ReadAsync(Path.Combine(folder, "test-bank.csv"), BankKind.Content, cancellationToken: cancellationToken),
                await AssessmentBank.ReadAsync(Path.Combine(folder, "refusal-bank.csv"), BankKind.ShouldRefuse, cancellationToken: cancellationToken),
                await AssessmentBank.ReadAsync(Path.Combine(folder, "non-refusal-bank.csv"), BankKind.MustNotRefuse, cancellationToken: cancellationToken),
            ],
            Judges =
            [
                AssessmentJudges.Refusal(),
                AssessmentJudges.Screen("lexicon", moderation.Lexicons[0].Digest[..12], async (text, token) => (await moderation.ScreenAsync(text, ScreenSide.Output, token)).Findings),
                AssessmentJudges.Classifier("second-look", "1", (one, _) => new(one.Kind != BankKind.Content ? AssessmentVerdict.Undecided : one.Answer.Contains("刷单", StringComparison.Ordinal) ? AssessmentVerdict.Unsafe : AssessmentVerdict.Safe)),
            ],
            Folder = Path.Combine(paths.Runs, run),
            Model = "made-up-model",
        };
        AssessmentResult result = await AssessmentRunner.RunAsync(model, options, cancellationToken);
        await AssessmentReport.WriteAsync(result, options, cancellationToken: cancellationToken);
    }
}
