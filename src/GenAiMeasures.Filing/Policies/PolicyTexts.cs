using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

internal sealed partial class PolicyTexts : CaseKeeper<PolicyVersion>, IPolicyTexts
{
    private const int LongestText = 1_000_000;

    private static readonly PolicyTable Table = FilingData.Read("policies.json", FilingJsonContext.Default.PolicyTable);

    private static readonly Dictionary<string, string> Names = Table.Fields.ToDictionary(f => f.Id, f => f.Name, StringComparer.Ordinal);

    private readonly FilingOptions _options;
    private readonly GenAiComplianceOptions _core;
    private readonly TimeProvider _time;
    private readonly IAgreementService? _agreements;

    public PolicyTexts(
        ICaseStore store,
        IOptions<FilingOptions> options,
        IOptions<GenAiComplianceOptions> core,
        TimeProvider time,
        ILedger? ledger = null,
        IAgreementService? agreements = null)
        : base(PolicyVersion.CaseKind, store, ledger)
    {
        _options = options.Value;
        _core = core.Value;
        _time = time;
        _agreements = agreements;
    }

    internal static IReadOnlyList<PolicyTemplate> Templates => Table.Documents;

    public PolicyDraft Draft(PolicyDocument document)
    {
        PolicyTemplate template = Table.Documents.FirstOrDefault(d => d.Document == document)
            ?? throw new ArgumentException($"There is no text {document}.", nameof(document));
        string title = Fill(template.TitleChinese);
        var blocks = new List<DocumentBlock>();
        foreach ((PolicyClause section, int i) in template.Sections.Select((s, i) => (s, i)))
        {
            blocks.Add(new HeadingBlock(1, string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {section.Heading}")));
            blocks.AddRange(section.Paragraphs.Select(p => new ParagraphBlock(Fill(p))));
        }

        var composed = new FilingDocument(title, blocks);
        string text = title + "\n" + string.Join('\n', blocks.OfType<ParagraphBlock>().Select(b => b.Text));
        return new PolicyDraft
        {
            Document = document,
            Title = title,
            Article = template.Article,
            Markdown = MarkdownWriter.Write(composed),
            Docx = DocxWriter.Write(composed),
            Missing = [.. Placeholder.Names(text).Distinct(StringComparer.Ordinal)],
        };
    }

    public async ValueTask<PolicyVersion> PublishAsync(
        PolicyDocument document, string version, string text, DateOnly effectiveFrom, string author, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(author);
        if (version is null || !VersionShape().IsMatch(version))
        {
            throw new ArgumentException("A version is 1 to 50 letters, digits, dots, hyphens and underscores.", nameof(version));
        }

        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            throw new ArgumentException($"The text is empty or longer than {LongestText} characters.", nameof(text));
        }

        string[] missing = [.. Placeholder.Names(text).Distinct(StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            throw new ArgumentException($"The text still has placeholders: {string.Join('、', missing)}. Fill them; users would read them.", nameof(text));
        }

        _ = Table.Documents.FirstOrDefault(d => d.Document == document) ?? throw new ArgumentException($"There is no text {document}.", nameof(document));
        var published = new PolicyVersion
        {
            Document = document,
            Version = version,
            Text = text,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            EffectiveFrom = effectiveFrom,
            At = _time.GetUtcNow(),
            Author = author,
            State = 1,
            Unrecorded = 1,
        };
        (PolicyVersion found, bool added) = await AddAsync(published, published.Id, cancellationToken);
        return added || (found.Sha256 == published.Sha256 && found.EffectiveFrom == effectiveFrom)
            ? found
            : throw new InvalidOperationException($"The version {version} of {document} was published with another text or day (SHA-256 {found.Sha256}). Users may have accepted it: publish a new version.");
    }

    public ValueTask<PolicyVersion?> FindAsync(PolicyDocument document, string version, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        return LoadAsync(IdOf(document, version), cancellationToken);
    }

    public async ValueTask<PolicyVersion?> CurrentAsync(PolicyDocument document, CancellationToken cancellationToken = default)
    {
        DateOnly today = Beijing.DateOf(_time.GetUtcNow());
        return (await ListAsync(cancellationToken)).LastOrDefault(v => v.Document == document && v.EffectiveFrom <= today);
    }

    public async ValueTask<IReadOnlyList<PolicyVersion>> ListAsync(CancellationToken cancellationToken = default) =>
        [
            .. (await ReadAsync(new CaseQuery(PolicyVersion.CaseKind), cancellationToken).ToListAsync(cancellationToken))
                .OrderBy(v => v.Document).ThenBy(v => v.EffectiveFrom).ThenBy(v => v.At),
        ];

    public async ValueTask<DateTimeOffset> AcceptAgreementAsync(Subject subject, string version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        PolicyVersion agreement = await FindAsync(PolicyDocument.Agreement, version, cancellationToken)
            ?? throw new KeyNotFoundException($"The version {version} of the agreement was not published. Call IPolicyTexts.PublishAsync first.");
        return _agreements is null
            ? throw new InvalidOperationException("There is no store of acceptances: no storage package is in use. Call .UseSqlite(\"compliance.db\") on the builder that AddGenAiCompliance() returns.")
            : await _agreements.AcceptAsync(subject, version, agreement.Sha256, cancellationToken);
    }

    internal static string IdOf(PolicyDocument document, string version) => $"{document}@{version}";

    protected override PolicyVersion Parse(ReadOnlySpan<byte> utf8) => PolicyVersion.Parse(utf8);

    protected override CaseState ToState(PolicyVersion item) => new()
    {
        Kind = PolicyVersion.CaseKind,
        Id = item.Id,
        Version = item.State,
        IsOpen = false,
        Unrecorded = item.Unrecorded,
        Body = item.ToUtf8Bytes(),
    };

    protected override IReadOnlyList<LedgerRecord> Unrecorded(PolicyVersion item) =>
    [
        new PolicyPublished
        {
            Document = Table.Documents.First(d => d.Document == item.Document).Code,
            Version = item.Version,
            Sha256 = item.Sha256,
            EffectiveFrom = item.EffectiveFrom,
            At = item.At,
            Author = item.Author,
        },
    ];

    protected override PolicyVersion Recorded(PolicyVersion item) => item with { State = item.State + 1, Unrecorded = 0 };

    protected override string Missing(string id) => $"There is no text {id}.";

    private string Fill(string template) => FieldShape().Replace(template, match => Placeholder.Fill(Value(match.Groups[1].Value), Names[match.Groups[1].Value])?.TrimEnd('。') ?? "");

    private string? Value(string field)
    {
        PolicySettings policies = _options.Policies;
        ProviderProfile provider = _core.Provider;
        return field switch
        {
            "provider" => provider.Name,
            "creditCode" => provider.CreditCode,
            "service" => provider.ServiceName,
            "filingNumber" => provider.ModelFilingNumber,
            "algorithmNumber" => provider.AlgorithmFilingNumber,
            "audience" => policies.Audience,
            "occasions" => policies.Occasions,
            "uses" => policies.Uses,
            "limits" => policies.Limits,
            "minors" => policies.Minors,
            "model" => policies.Model,
            "dataCollected" => policies.DataCollected,
            "retention" => policies.Retention,
            "trainingOptOut" => policies.TrainingOptOut,
            "labels" => policies.Labels,
            "complaintEntry" => policies.ComplaintEntry,
            "complaintPhone" => policies.ComplaintPhone,
            "complaintLimit" => _options.ComplaintWorkingDays is { } days ? string.Create(CultureInfo.InvariantCulture, $"{days} 个工作日") : null,
            "requestLimit" => string.Create(CultureInfo.InvariantCulture, $"{_core.Records.RequestWorkingDays} 个工作日"),
            "rightsEntry" => policies.RightsEntry,
            _ => null,
        };
    }

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex FieldShape();

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,50}\z")]
    private static partial Regex VersionShape();
}
