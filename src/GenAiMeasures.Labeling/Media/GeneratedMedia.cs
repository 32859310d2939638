using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Labeling;

// What a generator of images or speech made outside of a chat: labelled, recorded, and only then given out.
internal sealed class GeneratedMedia(
    MediaRewriter rewriter,
    IOptions<GenAiComplianceOptions> compliance,
    IEnumerable<ISubjectResolver> resolvers,
    TimeProvider time,
    ILedger? ledger = null)
{
    internal const string WithheldChinese = "生成的文件无法添加标识，未予提供。";
    internal const string WithheldEnglish = "The generated file could not be labelled and was not delivered.";

    // asked at the call, on the caller's execution context
    internal Subject? Subject()
    {
        foreach (ISubjectResolver resolver in resolvers)
        {
            if (resolver.Resolve() is { } subject)
            {
                return subject;
            }
        }

        return null;
    }

    internal async ValueTask<List<AIContent>> FinishAsync(
        string generator, string? model, IEnumerable<AIContent>? contents, Subject? subject, CancellationToken cancellationToken)
    {
        var facts = new List<LabelFact>();
        var run = new MediaRun(ExchangeId.Create(time), marks: true, facts.Add) { HasWholeSounds = true };
        var finished = new List<AIContent>();
        int withheld = 0;
        foreach (AIContent content in contents ?? [])
        {
            if (await rewriter.RewriteAsync(content, run, cancellationToken) is { } labelled)
            {
                finished.Add(labelled);
            }
            else
            {
                withheld++;
                finished.Add(new ErrorContent(WithheldChinese + " " + WithheldEnglish) { ErrorCode = RefusalCodes.LabelUnavailable });
            }
        }

        await RecordAsync(
            new MediaGenerated { Exchange = run.Exchange, Generator = generator, Model = model, Labels = facts, Withheld = withheld }, subject, cancellationToken);
        return finished;
    }

    private async ValueTask RecordAsync(MediaGenerated record, Subject? subject, CancellationToken cancellationToken)
    {
        if (!compliance.Value.Records.Enabled)
        {
            return;
        }

        ILedger to = ledger ?? throw new InvalidOperationException(
            "GenAiMeasures has no ledger store, so what was generated cannot be recorded. Call .UseSqlite(\"compliance.db\") on the builder, or set GenAiMeasures:Records:Enabled to false.");
        string? pseudonym = subject is null ? null : await to.GetPseudonymAsync(subject, cancellationToken);
        await to.AppendAsync(record with { Subject = pseudonym, Person = subject }, cancellationToken);
    }
}
