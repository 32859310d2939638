using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

internal sealed class DossierBuilder(
    IEnumerable<IDossierSection> sections,
    IDutyCatalog duties,
    IOptions<GenAiComplianceOptions> core,
    IOptions<FilingOptions> filing,
    TimeProvider time,
    ILedger? ledger = null,
    ILedgerEvidence? evidence = null) : IDossierBuilder
{
    internal const string Notice = "本档案由系统依据运行记录自动汇集，为自评估草稿，未经审定，不构成合规结论；缺项已逐条列明，须由责任人核对补充。";

    private const int MostProofs = 100;

    public async ValueTask<InspectionDossier> BuildAsync(DossierRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Author);
        ArgumentOutOfRangeException.ThrowIfNegative(request.ProofsPerKind);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.ProofsPerKind, MostProofs);
        DateOnly today = Beijing.DateOf(time.GetUtcNow());
        var files = new DossierFiles();
        Dictionary<string, WrittenSection> written = await WriteSectionsAsync(files, cancellationToken);
        Dictionary<RecordKind, List<string>> proofs = request.Proofs && evidence is not null
            ? await DossierProofs.AddAsync(evidence, files, [.. DossierRequirements.All.SelectMany(r => r.Records).Distinct()], request.ProofsPerKind, cancellationToken)
            : [];
        DossierRow[] rows = [.. DossierRequirements.All.Select(r => RowOf(r, written, proofs, today))];
        string[] gaps =
        [
            .. rows.SelectMany(r => r.Gaps.Select(g => $"{r.Title}：{g}"))
                .Concat(written.Where(w => DossierRequirements.All.All(r => r.Section != w.Key)).SelectMany(w => w.Value.Gaps.Select(g => $"{w.Value.Title}：{g}")))
                .Distinct(StringComparer.Ordinal),
        ];
        AddIndex(files, rows, gaps, today);
        string seed = core.Value.Provider.CreditCode + "\n" + core.Value.Provider.ServiceName;
        DossierOscal.Add(files, duties, rows, core.Value.Provider, seed, today);
        return await FinishAsync(files, rows, gaps, request);
    }

    private async ValueTask<InspectionDossier> FinishAsync(DossierFiles files, DossierRow[] rows, string[] gaps, DossierRequest request)
    {
        files.RefuseSecrets();
        string content = files.ContentDigest();
        files.Add("manifest.json", "application/json", Json(
            new DossierManifest { Schema = 1, ContentSha256 = content, Files = files.Digests() }, FilingJsonContext.Indented.DossierManifest));
        byte[] zip = files.ToZip();
        var dossier = new InspectionDossier
        {
            Zip = zip,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(zip)),
            ContentSha256 = content,
            Rows = rows,
            Gaps = gaps,
            Files = files.Names,
            IsRecorded = request.Record && ledger is not null && core.Value.Records.Enabled,
        };
        if (dossier.IsRecorded)
        {
            // not cancelled by whoever waits: what was built is on record before anybody has it
            await ledger!.AppendAsync(
                new DossierBuilt { Sha256 = dossier.Sha256, Files = files.Names.Count, Gaps = gaps.Length, At = time.GetUtcNow(), Author = request.Author }, CancellationToken.None);
        }

        return dossier;
    }

    private async ValueTask<Dictionary<string, WrittenSection>> WriteSectionsAsync(DossierFiles files, CancellationToken cancellationToken)
    {
        var written = new Dictionary<string, WrittenSection>(StringComparer.Ordinal);
        foreach (IDossierSection section in sections.OrderBy(s => s.Id, StringComparer.Ordinal))
        {
            if (written.ContainsKey(section.Id))
            {
                throw new InvalidOperationException($"Two sections of the dossier have the id '{section.Id}'. Give each its own.");
            }

            DossierContent? content = null;
            string? failure = null;
            try
            {
                content = await section.WriteAsync(cancellationToken);
            }
#pragma warning disable CA1031 // a section that fails is a gap that people must see, not the end of the dossier
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                failure = $"该部分未能生成（{exception.GetType().Name}）。";
            }

            written[section.Id] = content is null
                ? new WrittenSection(section.TitleChinese, null, [], [failure!])
                : Write(files, section, content);
        }

        return written;
    }

    private static WrittenSection Write(DossierFiles files, IDossierSection section, DossierContent content)
    {
        DossierEvidence text = files.Add($"sections/{section.Id}.md", "text/markdown", Encoding.UTF8.GetBytes($"# {section.TitleChinese}\n\n> {Notice}\n\n{content.Markdown}"));
        files.Add(
            $"sections/{section.Id}.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            DocxWriter.Write(new FilingDocument(section.TitleChinese, [new ParagraphBlock(Notice), .. SectionText.Read(section.TitleChinese, content.Markdown)])));
        DossierEvidence[] evidence = [.. content.Attachments.Select(a => files.Add($"evidence/{section.Id}/{a.Name}", a.MediaType, a.Content))];
        return new WrittenSection(section.TitleChinese, text, evidence, content.Gaps);
    }

    private DossierRow RowOf(DossierRequirement requirement, Dictionary<string, WrittenSection> written, Dictionary<RecordKind, List<string>> proofs, DateOnly today)
    {
        written.TryGetValue(requirement.Section, out WrittenSection? section);
        string? owner = filing.Value.DossierOwners.TryGetValue(requirement.Section, out string? name) && !string.IsNullOrWhiteSpace(name) ? name : null;
        IReadOnlyList<string> gaps = section?.Gaps ?? [$"没有提供“{requirement.Section}”部分的程序包，须由人补充。"];
        return new DossierRow
        {
            Requirement = requirement.Id,
            Article = requirement.Article,
            Confidence = requirement.Confidence,
            Duty = requirement.Duty,
            Title = requirement.TitleChinese,
            Status = section?.Text is null ? DossierStatus.Missing : gaps.Count > 0 || owner is null ? DossierStatus.Incomplete : DossierStatus.Present,
            Text = section?.Text?.File,
            Evidence = section?.Evidence ?? [],
            Proofs = [.. requirement.Records.SelectMany(k => proofs.GetValueOrDefault(k) ?? [])],
            Owner = owner,
            Date = today,
            Gaps = owner is null ? [.. gaps, Placeholder.Of("责任人")] : gaps,
        };
    }

    private void AddIndex(DossierFiles files, DossierRow[] rows, string[] gaps, DateOnly today)
    {
        files.Add("index.json", "application/json", Json(
            new DossierIndex
            {
                Schema = 1,
                Notice = Notice,
                Provider = core.Value.Provider.Name,
                Service = core.Value.Provider.ServiceName,
                RequirementVersion = DossierRequirements.Version,
                BuiltOn = today,
                Rows = rows,
                Gaps = gaps,
            },
            FilingJsonContext.Indented.DossierIndex));
        files.Add("index.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", DossierSheets.Write(rows, gaps, files));
    }

    private static byte[] Json<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    private sealed record WrittenSection(string Title, DossierEvidence? Text, IReadOnlyList<DossierEvidence> Evidence, IReadOnlyList<string> Gaps);
}
