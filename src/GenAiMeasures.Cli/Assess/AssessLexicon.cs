using GenAiMeasures.Filing;
using GenAiMeasures.Moderation;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Cli;

// The judge of the lexicons: what the moderation of an app with these lexicons finds in an answer.
internal sealed class AssessLexicon : IDisposable
{
    private readonly ServiceProvider _services;

    private AssessLexicon(ServiceProvider services)
    {
        _services = services;
        IModerationService moderation = services.GetRequiredService<IModerationService>();
        string version = string.Join('+', moderation.Lexicons.Select(l => l.Digest));
        Judge = AssessmentJudges.Screen("lexicon", version, async (text, cancellationToken) => (await moderation.ScreenAsync(text, ScreenSide.Output, cancellationToken)).Findings);
    }

    internal IAssessmentJudge Judge { get; }

    internal static AssessLexicon? Create(FileInfo[] files)
    {
        if (files.Length == 0)
        {
            return null;
        }

        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).AddModeration(m =>
        {
            foreach (FileInfo file in files)
            {
                m.Lexicons.AddFile(file.FullName);
            }
        });
        return new AssessLexicon(services.BuildServiceProvider());
    }

    public void Dispose() => _services.Dispose();
}
