using System.Security.Cryptography;
using System.Text;

namespace GenAiMeasures.Filing;

// Collects what the forms are filled from: files beside the profile, the app's settings, what hooks tell.
internal static class FormDataLoader
{
    internal static async Task<(FormData Data, PackageSources Sources)> LoadAsync(FilingProfile profile, FilingBuildOptions options, CancellationToken cancellationToken)
    {
        var data = new FormData(profile) { Duties = options.Duties };
        var sources = new PackageSources();
        await BanksAsync(profile, data, sources, cancellationToken);
        await EvidenceAsync(profile, data, sources, cancellationToken);
        await TextAsync("files.serviceAgreement", profile.Data.Files.ServiceAgreement);
        await TextAsync("files.privacyPolicy", profile.Data.Files.PrivacyPolicy);
        Settings(data, options.Provider);
        List<DossierPart> parts = [];
        foreach (IDossierSection section in options.Sections.OrderBy(s => s.Id, StringComparer.Ordinal))
        {
            parts.Add(new DossierPart(section, await section.WriteAsync(cancellationToken)));
        }

        data.Sections = parts;
        return (data, sources);

        async Task TextAsync(string path, string? file)
        {
            if (file is not null)
            {
                data.Texts[path] = await File.ReadAllTextAsync(profile.PathOf(file), Encoding.UTF8, cancellationToken);
            }
        }
    }

    private static async Task BanksAsync(FilingProfile profile, FormData data, PackageSources sources, CancellationToken cancellationToken)
    {
        ProfileFiles files = profile.Data.Files;
        List<AssessmentBank> keywords = [];
        foreach (string file in files.Keywords)
        {
            keywords.Add(await AssessmentBank.ReadAsync(profile.PathOf(file), BankKind.Keywords, cancellationToken: cancellationToken));
        }

        if (keywords.Count > 0)
        {
            sources.Keywords = new AssessmentBank { Name = string.Join('、', keywords.Select(k => k.Name)), Kind = BankKind.Keywords, Items = [.. keywords.SelectMany(k => k.Items)] };
            Count("facts.keywords", sources.Keywords);
        }

        (string Path, string? File, BankKind Kind)[] banks =
        [
            ("facts.testBank", files.TestBank, BankKind.Content), ("facts.refusalBank", files.RefusalBank, BankKind.ShouldRefuse), ("facts.nonRefusalBank", files.NonRefusalBank, BankKind.MustNotRefuse),
        ];
        foreach ((string path, string? file, BankKind kind) in banks)
        {
            if (file is not null)
            {
                AssessmentBank bank = await AssessmentBank.ReadAsync(profile.PathOf(file), kind, cancellationToken: cancellationToken);
                sources.Banks.Add(bank);
                Count(path, bank);
            }
        }

        if (files.AssessmentRun is { } run)
        {
            AssessmentFacts.Add(profile.PathOf(run), data);
        }

        void Count(string path, AssessmentBank bank) =>
            data.AddFact(path, DocumentNumber.Whole(bank.Items.Length), $"{bank.Name}（内容摘要 {bank.Digest[..12]}）");
    }

    private static async Task EvidenceAsync(FilingProfile profile, FormData data, PackageSources sources, CancellationToken cancellationToken)
    {
        foreach (EvidenceForm evidence in profile.Data.Evidence)
        {
            if (evidence is { Id: { } id, File: { } file })
            {
                byte[] content = await File.ReadAllBytesAsync(profile.PathOf(file), cancellationToken);
                string name = "佐证材料/" + id + Path.GetExtension(file);
                data.AddEvidence(id, new EvidenceItem(evidence.Name ?? id, name, Convert.ToHexStringLower(SHA256.HashData(content))));
                sources.Evidence[id] = new FilingFile(name, content);
            }
        }
    }

    private static void Settings(FormData data, ProviderProfile? provider)
    {
        const string Source = "服务配置 GenAiMeasures:Provider";
        if (provider is not null)
        {
            data.AddFact("subject.name", Empty(provider.Name), Source);
            data.AddFact("subject.creditCode", Empty(provider.CreditCode), Source);
            data.AddFact("registration.serviceName", Empty(provider.ServiceName), Source);
            data.AddFact("facts.algorithmFilingNumber", provider.AlgorithmFilingNumber, Source);
            data.AddFact("facts.serviceFilingNumber", provider.ModelFilingNumber, Source);
        }
    }

    private static string? Empty(string text) => text.Length == 0 ? null : text;
}
