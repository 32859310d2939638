using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Filing.Tests;

/// <summary>The inspection dossier over a ledger with some of everything.</summary>
public sealed class DossierBuilderTests
{
    private static readonly DossierRequest Request = new("合规03");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_statement_has_a_row_and_what_is_missing_is_named()
    {
        await using FilingHost host = await SampleAsync();

        InspectionDossier dossier = await host.Get<IDossierBuilder>().BuildAsync(Request, Cancellation);

        Assert.Equal(DossierRequirements.All.Select(r => r.Id), dossier.Rows.Select(r => r.Requirement));
        DossierRow source = dossier.Rows[0];
        Assert.Equal((DossierStatus.Missing, null), (source.Status, source.Text));
        Assert.Equal(["没有提供“training-data”部分的程序包，须由人补充。", "【待补充：责任人】"], source.Gaps);
        DossierRow complaints = dossier.Rows.Single(r => r.Requirement == "im15.complaints");
        Assert.Equal((DossierStatus.Present, "sections/complaints.md", "客服负责人", new DateOnly(2026, 9, 18)), (complaints.Status, complaints.Text, complaints.Owner, complaints.Date));
        Assert.Equal(Confidence.Quoted, complaints.Confidence);
        Assert.Equal(["evidence/complaints/complaints.csv", "evidence/complaints/complaints.xlsx"], complaints.Evidence.Select(e => e.File));
        Assert.Contains(dossier.Gaps, g => g.Contains("未办结，缺少步骤：Stopped、Removed、Rectified、Reported。", StringComparison.Ordinal));
        Assert.Contains("适用人群、场合、用途公开：用户服务协议没有已发布并生效的版本；附草稿，待补充 11 项。", dossier.Gaps);
        DossierBuilt built = Assert.Single(await host.RecordsAsync<DossierBuilt>());
        Assert.Equal((dossier.Sha256, dossier.Files.Count, dossier.Gaps.Count, "合规03"), (built.Sha256, built.Files, built.Gaps, built.Author));
        Assert.Equal(dossier.Sha256, Convert.ToHexStringLower(SHA256.HashData(dossier.Zip.Span)));
    }

    [Fact]
    public async Task Every_file_has_the_digest_that_the_index_and_the_manifest_say_and_every_proof_holds()
    {
        await using FilingHost host = await SampleAsync();
        InspectionDossier dossier = await host.Get<IDossierBuilder>().BuildAsync(Request, Cancellation);
        using ZipArchive zip = Open(dossier);

        using JsonDocument manifest = JsonDocument.Parse(ReadText(zip, "manifest.json"));
        Assert.Equal(zip.Entries.Select(e => e.FullName).Where(n => n != "manifest.json").Order(StringComparer.Ordinal), manifest.RootElement.GetProperty("files").EnumerateObject().Select(p => p.Name));
        Assert.All(manifest.RootElement.GetProperty("files").EnumerateObject(), f => Assert.Equal(f.Value.GetString(), Digest(zip, f.Name)));
        Assert.All(dossier.Rows.SelectMany(r => r.Evidence), e => Assert.Equal(e.Sha256, Digest(zip, e.File)));

        string[] proofs = [.. dossier.Rows.SelectMany(r => r.Proofs)];
        Assert.Contains(proofs, p => p.StartsWith("proofs/records/IncidentStepTaken-", StringComparison.Ordinal));
        INoteVerifier verifier = (await KeyAsync(host)).ToVerifier();
        Assert.All(proofs, p =>
        {
            Assert.True(LedgerReceipt.TryParse(ReadText(zip, p), out LedgerReceipt? receipt));
            Assert.True(receipt.Proves(receipt.Extra.Span, verifier.WithName(receipt.Checkpoint.Signatures[0].Name)), p);
        });
    }

    [Fact]
    public async Task Without_proofs_the_same_state_gives_the_same_bytes_and_with_them_the_same_content()
    {
        await using FilingHost host = await SampleAsync();
        IDossierBuilder builder = host.Get<IDossierBuilder>();

        InspectionDossier one = await builder.BuildAsync(Request with { Proofs = false }, Cancellation);
        InspectionDossier two = await builder.BuildAsync(Request with { Proofs = false }, Cancellation);
        InspectionDossier three = await builder.BuildAsync(Request, Cancellation);
        InspectionDossier four = await builder.BuildAsync(Request, Cancellation);

        Assert.Equal(one.Sha256, two.Sha256);
        Assert.Equal(three.ContentSha256, four.ContentSha256);
        Assert.DoesNotContain(one.Files, f => f.StartsWith("proofs/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("catalog", "oscal_catalog_schema.json")]
    [InlineData("component-definition", "oscal_component_schema.json")]
    [InlineData("assessment-results", "oscal_assessment-results_schema.json")]
    [InlineData("plan-of-action-and-milestones", "oscal_poam_schema.json")]
    public async Task OSCAL_validates_against_its_official_schema(string name, string schema)
    {
        await using FilingHost host = await SampleAsync();
        using ZipArchive zip = Open(await host.Get<IDossierBuilder>().BuildAsync(Request with { Proofs = false }, Cancellation));
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, ReadText(zip, $"oscal/{name}.json"), Cancellation);

            Assert.Equal("valid", await SchemaValidator.RunAsync(file, "oscal", schema));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_index_is_a_valid_workbook_with_a_row_for_every_statement()
    {
        await using FilingHost host = await SampleAsync();
        using ZipArchive zip = Open(await host.Get<IDossierBuilder>().BuildAsync(Request, Cancellation));
        using var bytes = new MemoryStream();
        await zip.GetEntry("index.xlsx")!.Open().CopyToAsync(bytes, Cancellation);

        using SpreadsheetDocument workbook = SpreadsheetDocument.Open(bytes, isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(workbook, Cancellation));
        Assert.Equal(["索引", "缺项", "文件清单"], workbook.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value));
    }

    [Fact]
    public async Task Nothing_of_what_people_wrote_and_no_contact_goes_into_it_and_nothing_claims_compliance()
    {
        await using FilingHost host = await SampleAsync();
        using ZipArchive zip = Open(await host.Get<IDossierBuilder>().BuildAsync(Request, Cancellation));

        foreach (ZipArchiveEntry entry in zip.Entries.Where(e => Path.GetExtension(e.FullName) is not (".xlsx" or ".docx")))
        {
            string text = ReadText(zip, entry.FullName);
            Assert.DoesNotContain("13800138000", text, StringComparison.Ordinal);
            Assert.DoesNotContain("错误的医疗建议", text, StringComparison.Ordinal);
            Assert.DoesNotContain("compliant", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("符合要求", text, StringComparison.Ordinal);
        }

        Assert.All(
            zip.Entries.Where(e => e.FullName.StartsWith("sections/", StringComparison.Ordinal) && e.FullName.EndsWith(".md", StringComparison.Ordinal)),
            e => Assert.Contains("自评估草稿，未经审定，不构成合规结论", ReadText(zip, e.FullName), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_section_that_fails_is_a_gap_and_a_second_of_the_same_id_an_error()
    {
        await using FilingHost broken = FilingHost.Open(build: b => b.Services.AddSingleton<IDossierSection>(new HostSection("training-data") { Error = new IOException("no disk") }));
        await using FilingHost twice = FilingHost.Open(build: b => b.Services.AddSingleton<IDossierSection>(new HostSection("records")));
        await using FilingHost bad = FilingHost.Open(build: b => b.Services.AddSingleton<IDossierSection>(new HostSection("training-data") { File = "../x.csv" }));

        InspectionDossier dossier = await broken.Get<IDossierBuilder>().BuildAsync(Request, Cancellation);

        Assert.Equal("该部分未能生成（IOException）。", dossier.Rows[0].Gaps[0]);
        Assert.Equal(DossierStatus.Missing, dossier.Rows[0].Status);
        Assert.Equal(
            "Two sections of the dossier have the id 'records'. Give each its own.",
            (await Assert.ThrowsAsync<InvalidOperationException>(async () => await twice.Get<IDossierBuilder>().BuildAsync(Request, Cancellation))).Message);
        Assert.StartsWith(
            "A section of the dossier gives a file whose name is not plain",
            (await Assert.ThrowsAsync<InvalidOperationException>(async () => await bad.Get<IDossierBuilder>().BuildAsync(Request, Cancellation))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_or_a_test_account_keeps_it_from_being_built_and_is_named_by_its_place_only()
    {
        await using FilingHost host = FilingHost.Open(build: b => b.Services.AddSingleton<IDossierSection>(new HostSection("training-data") { Content = "测试账号：tester01" }));

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await host.Get<IDossierBuilder>().BuildAsync(Request, Cancellation));

        Assert.StartsWith("The dossier is not built: evidence/training-data/rules.csv: It holds a test account (test-account).", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tester01", error.Message, StringComparison.Ordinal);
        Assert.Empty(await host.RecordsAsync<DossierBuilt>());
    }

    [Fact]
    public async Task A_hosts_own_section_fills_its_rows()
    {
        await using FilingHost host = FilingHost.Open(
            o => o.DossierOwners["training-data"] = "数据负责人", build: b => b.Services.AddSingleton<IDossierSection>(new HostSection("training-data")));

        InspectionDossier dossier = await host.Get<IDossierBuilder>().BuildAsync(Request, Cancellation);

        Assert.All(dossier.Rows.Take(4), r => Assert.Equal((DossierStatus.Present, "sections/training-data.md", "数据负责人"), (r.Status, r.Text, r.Owner)));
        Assert.Equal(["evidence/training-data/rules.csv"], dossier.Rows[0].Evidence.Select(e => e.File));
    }

    [Fact]
    public async Task A_comparison_says_what_changed_and_what_is_missing_now()
    {
        await using FilingHost host = await SampleAsync();
        IDossierBuilder builder = host.Get<IDossierBuilder>();
        InspectionDossier before = await builder.BuildAsync(Request, Cancellation);
        await host.Get<IPolicyTexts>().PublishAsync(PolicyDocument.Agreement, "1.0", "协议正文", new DateOnly(2026, 9, 18), "法务08", Cancellation);
        InspectionDossier after = await builder.BuildAsync(Request, Cancellation);

        DossierChange change = Compare(before, after);

        Assert.Equal(["evidence/policies/agreement-1.0.txt"], change.AddedFiles);
        Assert.Equal(["evidence/policies/agreement-draft.md"], change.RemovedFiles);
        Assert.Contains("sections/policies.md", change.ChangedFiles);
        Assert.Contains(change.ClosedGaps, g => g.Contains("用户服务协议没有已发布并生效的版本", StringComparison.Ordinal));
        Assert.Empty(change.OpenedGaps);
        Assert.True(Compare(after, after).IsEmpty);
    }

    [Fact]
    public async Task A_dossier_that_was_changed_or_is_none_is_refused_by_name()
    {
        await using FilingHost host = await SampleAsync();
        InspectionDossier dossier = await host.Get<IDossierBuilder>().BuildAsync(Request, Cancellation);
        using var changed = new MemoryStream();
        changed.Write(dossier.Zip.Span);
        using (var zip = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("sections/records.md")!.Delete();
            await using Stream stream = zip.CreateEntry("sections/records.md").Open();
            await stream.WriteAsync("nothing to see"u8.ToArray(), Cancellation);
        }

        using var whole = new MemoryStream(dossier.Zip.ToArray());
        Assert.Equal(
            "The later file is not the dossier that was built: its file 'sections/records.md' was changed.", Assert.Throws<FormatException>(() => DossierComparer.Compare(whole, changed)).Message);
        using var text = new MemoryStream("PK not a zip"u8.ToArray());
        Assert.StartsWith("The earlier file is no dossier of this library: ", Assert.Throws<FormatException>(() => DossierComparer.Compare(text, whole)).Message, StringComparison.Ordinal);
        for (int length = 0; length < dossier.Zip.Length; length += 1 + (dossier.Zip.Length / 40))
        {
            using var cut = new MemoryStream(dossier.Zip[..length].ToArray());
            Assert.Throws<FormatException>(() => DossierComparer.Compare(whole, cut));
        }
    }

    private static DossierChange Compare(InspectionDossier before, InspectionDossier after)
    {
        using var one = new MemoryStream(before.Zip.ToArray());
        using var other = new MemoryStream(after.Zip.ToArray());
        return DossierComparer.Compare(one, other);
    }

    private static async Task<FilingHost> SampleAsync()
    {
        FilingHost host = FilingHost.Open(o =>
        {
            o.ComplaintWorkingDays = 3;
            o.ServiceStart = new DateOnly(2026, 9, 18);
            o.DossierOwners["complaints"] = "客服负责人";
        });
        await host.Get<IIncidentService>().OpenAsync(new IncidentReport(IncidentKind.IllegalContent, "审核01", "巡查发现违法回答"), Cancellation);
        await host.Get<IComplaintRegister>().ReceiveAsync(new ComplaintEntry(ComplaintKind.Content, "网页表单", "错误的医疗建议") { Contact = "13800138000" }, Cancellation);
        await host.Get<DeadlineClock>().StartAsync(Cancellation);
        await host.LookAsync();
        return host;
    }

    private static async Task<INoteSigner> KeyAsync(FilingHost host)
    {
        await host.Get<ILedgerEvidence>().SignAsync(Cancellation);
        return host.Get<ILedgerStore>().DefaultSigner;
    }

    private static ZipArchive Open(InspectionDossier dossier) => new(new MemoryStream(dossier.Zip.ToArray()));

    private static string ReadText(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Digest(ZipArchive zip, string name)
    {
        using Stream stream = zip.GetEntry(name)!.Open();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
