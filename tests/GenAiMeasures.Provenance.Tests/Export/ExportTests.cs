using System.Text;
using System.Text.Json;

namespace GenAiMeasures.Provenance.Tests;

public sealed class ExportTests
{
    public static TheoryData<string> Samples() => ["passing", "failing"];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task CycloneDX_validates_against_its_official_schema(string sample) =>
        Assert.Equal("valid", await ValidateAsync(sample, ExportFormat.CycloneDx, "cyclonedx", "bom-1.7.schema.json", "jsf-0.82.schema.json", "cryptography-defs.schema.json", "spdx.schema.json"));

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task OSCAL_assessment_results_validate_against_their_official_schema(string sample) =>
        Assert.Equal("valid", await ValidateAsync(sample, ExportFormat.Oscal, "oscal", "oscal_assessment-results_schema.json"));

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task An_OSCAL_component_definition_validates_against_its_official_schema(string sample) =>
        Assert.Equal("valid", await ValidateAsync(sample, ExportFormat.OscalComponent, "oscal", "oscal_component_schema.json"));

    [Fact]
    public async Task The_validator_says_what_is_wrong()
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.7\",\"components\":[{\"name\":1}]}", TestContext.Current.CancellationToken);
            Assert.Contains("must", await SchemaValidator.RunAsync(file, "cyclonedx", "bom-1.7.schema.json", "jsf-0.82.schema.json", "cryptography-defs.schema.json", "spdx.schema.json"), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void The_same_register_gives_the_same_bytes_whatever_the_order_of_its_sources()
    {
        RegisterSnapshot one = SampleRegister.Passing();
        RegisterSnapshot other = one with { Data = one.Data with { Sources = [.. one.Data.Sources.Reverse()] } };
        RegisterReport report = SampleRegister.Check(one);
        foreach (ExportFormat format in Enum.GetValues<ExportFormat>())
        {
            byte[] bytes = RegisterExporter.Export(one, report, format);
            Assert.Equal(bytes, RegisterExporter.Export(other, report, format));
            string text = new UTF8Encoding(false, true).GetString(bytes);
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
            Assert.NotEmpty(RegisterExporter.FileName(format));
        }
    }

    [Fact]
    public void The_bytes_do_not_depend_on_the_culture_or_on_when_they_are_written()
    {
        RegisterSnapshot snapshot = SampleRegister.Failing();
        RegisterReport report = SampleRegister.Check(snapshot);
        Dictionary<ExportFormat, byte[]> here = Enum.GetValues<ExportFormat>().ToDictionary(f => f, f => RegisterExporter.Export(snapshot, report, f));
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "de-DE", "tr-TR", "ar-SA", "fa-IR" })
            {
                System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
                RegisterSnapshot again = SampleRegister.Failing();
                RegisterReport checkedAgain = SampleRegister.Check(again);
                Assert.All(here, f => Assert.Equal(f.Value, RegisterExporter.Export(again, checkedAgain, f.Key)));
            }
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_JSON_export_is_validated_or_has_no_official_schema()
    {
        RegisterSnapshot snapshot = SampleRegister.Passing();
        RegisterReport report = SampleRegister.Check(snapshot);
        ExportFormat[] json = [.. Enum.GetValues<ExportFormat>().Where(f => RegisterExporter.Export(snapshot, report, f)[0] == '{')];

        // Croissant publishes no JSON schema; its export is read back by the importer, which refuses what the official validator refuses
        Assert.Equal([ExportFormat.CycloneDx, ExportFormat.Oscal, ExportFormat.OscalComponent], json.Where(f => f != ExportFormat.Croissant).Order());
        foreach (RegisterSnapshot one in new[] { snapshot, SampleRegister.Failing() })
        {
            ImportedSources back = SourceImporter.Read(RegisterExporter.Export(one, SampleRegister.Check(one), ExportFormat.Croissant), "own.json");
            Assert.Equal("Croissant 1.1", back.Format);
        }
    }

    [Fact]
    public void The_statement_explains_source_scale_type_rules_and_mechanism()
    {
        RegisterSnapshot snapshot = SampleRegister.Passing();
        string text = Encoding.UTF8.GetString(RegisterExporter.Export(snapshot, SampleRegister.Check(snapshot), ExportFormat.Statement));

        Assert.Contains("## 一、训练数据来源\n\n| 编号 | 名称 | 来源类别 | 提供方 | 境内/境外 | 用途 | 许可或者依据 |", text, StringComparison.Ordinal);
        Assert.Contains("| open-zh | 中文开放问答集 | 开源 | 示例开放数据社区 | 境内 | 优化训练（微调） | CC-BY-4.0 |", text, StringComparison.Ordinal);
        Assert.Contains("| 合计 | 0.072 | 24,000,000 | 18,000,000,000 |  |", text, StringComparison.Ordinal);
        Assert.Contains("| 自采 | 文本 | zh-CN | 1 | 4,000,000 | 0% |", text, StringComparison.Ordinal);
        Assert.Contains("| safety-2026 | rule-safe | 3 | 安全性 | 判断回答是否正确、安全 |", text, StringComparison.Ordinal);
        Assert.Contains("## 五、算法机制机理\n\n基于已备案基座模型的监督微调", text, StringComparison.Ordinal);
        Assert.Contains("| manual-2026-04 | 人工 | 24,000,000 | 4,000 | 3,902 | 97.55% | 97.02%–98.01% | 97.02%–97.99% | 达到 | 97.11% | 已证明 | 20260401 |", text, StringComparison.Ordinal);
        Assert.Contains(snapshot.Digest, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_of_a_register_do_not_break_the_tables_they_stand_in()
    {
        TrainingData data = SampleRegister.Change("open-zh", s => s with { Name = "a|b\nc" });
        RegisterSnapshot snapshot = SampleRegister.Passing() with { Data = data };
        string text = Encoding.UTF8.GetString(RegisterExporter.Export(snapshot, SampleRegister.Check(snapshot), ExportFormat.Statement));

        Assert.Contains("| open-zh | a\\|b c | 开源 |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Croissant_names_each_source_with_its_licence_and_parents()
    {
        RegisterSnapshot snapshot = SampleRegister.Passing();
        JsonElement json = JsonDocument.Parse(RegisterExporter.Export(snapshot, SampleRegister.Check(snapshot), ExportFormat.Croissant)).RootElement;

        Assert.Equal("http://mlcommons.org/croissant/1.1", json.GetProperty("conformsTo")[0].GetString());
        JsonElement made = json.GetProperty("hasPart").EnumerateArray().Single(p => p.GetProperty("@id").GetString() == "source/made-zh");
        Assert.Equal("source/own-zh", made.GetProperty("prov:wasDerivedFrom")[0].GetProperty("@id").GetString());
        JsonElement open = json.GetProperty("hasPart").EnumerateArray().Single(p => p.GetProperty("@id").GetString() == "source/open-zh");
        Assert.Equal(("CC-BY-4.0", 4_000_000), (open.GetProperty("license").GetString(), open.GetProperty("cn:items").GetInt32()));
    }

    [Fact]
    public void The_EU_rows_and_the_AB_2013_page_say_what_the_register_does_not_know()
    {
        RegisterSnapshot snapshot = SampleRegister.Failing() with { Data = new TrainingData() };
        RegisterReport report = SampleRegister.Check(snapshot);

        Assert.Contains("| Provider | not in the register |", Encoding.UTF8.GetString(RegisterExporter.Export(snapshot, report, ExportFormat.EuTemplate)), StringComparison.Ordinal);
        Assert.Contains("| 8 Aggregate consumer information | not in the register |", Encoding.UTF8.GetString(RegisterExporter.Export(snapshot, report, ExportFormat.Ab2013)), StringComparison.Ordinal);
    }

    private static async Task<string> ValidateAsync(string sample, ExportFormat format, string folder, params string[] schemas)
    {
        RegisterSnapshot snapshot = sample == "passing" ? SampleRegister.Passing() : SampleRegister.Failing();
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, RegisterExporter.Export(snapshot, SampleRegister.Check(snapshot), format), TestContext.Current.CancellationToken);
            return await SchemaValidator.RunAsync(file, folder, schemas);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
