using System.Text;

namespace GenAiMeasures.Provenance.Tests;

public sealed class SourceImporterTests
{
    public static TheoryData<string> Croissants() => [.. new[] { "0.8", "1.0", "1.1" }.SelectMany(v => Directory.GetFiles(Repository.Shared("provenance", "croissant", v), "*.json").Order(StringComparer.Ordinal).Select(f => $"{v}/{Path.GetFileName(f)}"))];

    public static TheoryData<string> Broken() => [.. Directory.GetFiles(Repository.Shared("provenance", "croissant", "invalid-1.0"), "*.json").Order(StringComparer.Ordinal).Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Croissants))]
    public void Every_valid_Croissant_document_is_read(string file)
    {
        ImportedSources imported = SourceImporter.Read(Path.Combine(Repository.Shared("provenance", "croissant"), file));

        Assert.Equal("Croissant " + file.Split('/')[0], imported.Format);
        Assert.NotEmpty(Assert.Single(imported.Sources).Name!);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_the_official_validator_refuses_is_refused_with_the_same_error(string file)
    {
        string code = file switch
        {
            "distribution_bad_contained_in.json" or "mlfield_bad_source.json" => "croissant-reference",
            "distribution_bad_id.json" => "croissant-id",
            "recordset_wrong_join.json" => "croissant-join",
            _ when file.Contains("bad_type", StringComparison.Ordinal) => "croissant-type",
            _ => "croissant-missing",
        };
        IReadOnlyList<InputProblem> problems = Assert.Throws<ProvenanceInputException>(() => SourceImporter.Read(Repository.Shared("provenance", "croissant", "invalid-1.0", file))).Problems;

        Assert.Contains(problems, p => p.Code == code);
        Assert.All(problems, p => Assert.True(p.Place.StartsWith('$') && p.Chinese.Length > 0));
    }

    [Theory]
    [InlineData("1.0/gpt-3.json", "placeholder")]
    [InlineData("1.0/bigcode-the-stack.json", "placeholder")]
    [InlineData("1.0/credit-g.json", "unrecognised")]
    [InlineData("1.0/dices-350.json", "spdx")]
    [InlineData("1.0/movielens.json", "none")]
    [InlineData("1.0/recipe-minimal.json", "none")]
    [InlineData("1.0/recipe-multiple_conforms_to.json", "spdx")]
    [InlineData("1.1/commoncrawl-CC-MAIN-2025-43-draft.json", "terms")]
    [InlineData("1.1/huggingface-recipe_RL_data_roberta-base.json", "placeholder")]
    [InlineData("0.8/titanic.json", "spdx")]
    public void Licences_are_what_they_are_worth(string file, string kind)
    {
        TrainingDataSource source = SourceImporter.Read(Path.Combine(Repository.Shared("provenance", "croissant"), file)).Sources[0];

        Assert.Equal(kind, LicenceNames.Classify(source.Licence?.Id, source.Licence?.Location));
        Assert.Equal(file == "1.0/dices-350.json", source.Licence?.ShareAlike ?? false);
    }

    [Fact]
    public void Collections_of_the_Data_Provenance_Initiative_come_with_what_is_missing()
    {
        foreach (string file in Directory.GetFiles(Repository.Shared("provenance", "data-provenance-initiative"), "*.json").Where(f => !Path.GetFileName(f).StartsWith("constants", StringComparison.Ordinal)))
        {
            Assert.NotEmpty(SourceImporter.Read(file).Sources);
        }

        TrainingDataSource leetcode = SourceImporter.Read(Repository.Shared("provenance", "data-provenance-initiative", "COIG.json")).Sources.Single(s => s.Id == "coig-leetcode");
        Assert.Equal((SourceKind.Generated, "CC-BY-SA-4.0", true), (leetcode.Kind, leetcode.Licence!.Id, leetcode.Licence.ShareAlike));
        Assert.Contains("生成数据需补充版本和时间 / generated data: version and time are missing", leetcode.Notes);
        TrainingDataSource zhihu = SourceImporter.Read(Repository.Shared("provenance", "data-provenance-initiative", "COIG-CQIA.json")).Sources.Single(s => s.Id == "coig-cqia-zhihu");
        Assert.Equal("placeholder", LicenceNames.Classify(zhihu.Licence?.Id, null));
        TrainingDataSource medicine = SourceImporter.Read(Repository.Shared("provenance", "data-provenance-initiative", "HC3_Chinese.json")).Sources.Single(s => s.Id == "hc3_zh-medicine");
        Assert.Equal(CommercialUse.Forbidden, medicine.Licence!.CommercialUse);
    }

    [Fact]
    public void CycloneDX_documents_are_read_and_our_own_export_comes_back()
    {
        foreach (string file in Directory.GetFiles(Repository.Shared("provenance", "cyclonedx"), "*.json"))
        {
            Assert.StartsWith("CycloneDX 1.", SourceImporter.Read(file).Format, StringComparison.Ordinal);
        }

        RegisterSnapshot snapshot = SampleRegister.Passing();
        ImportedSources back = SourceImporter.Read(RegisterExporter.Export(snapshot, SampleRegister.Check(snapshot), ExportFormat.CycloneDx), "own.cdx.json");
        Assert.Equal(snapshot.Data.Sources.Select(s => "source:" + s.Id).Order(StringComparer.Ordinal), back.Sources.Select(s => s.Id));
        Assert.Equal("CC-BY-4.0", back.Sources.Single(s => s.Id == "source:open-zh").Licence!.Id);
    }

    [Theory]
    [InlineData("{}", "format")]
    [InlineData("[]", "format")]
    [InlineData("{", "json")]
    [InlineData("", "json")]
    public void What_is_none_of_the_formats_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Single(Assert.Throws<ProvenanceInputException>(() => SourceImporter.Read(Encoding.UTF8.GetBytes(text), "x.json")).Problems).Code);

    [Fact]
    public void A_mutated_document_is_read_or_refused_and_never_breaks()
    {
        var random = new SplitMix64(11);
        foreach (string file in new[] { Path.Combine(Repository.Shared("provenance", "croissant"), "1.0", "titanic.json"), Repository.Shared("provenance", "data-provenance-initiative", "COIG.json") })
        {
            byte[] good = File.ReadAllBytes(file);
            for (int i = 0; i < 150; i++)
            {
                byte[] bytes = [.. good];
                for (int n = 0; n < 3; n++)
                {
                    bytes[random.NextBelow((ulong)bytes.Length)] = (byte)(32 + random.NextBelow(95));
                }

                try
                {
                    SourceImporter.Read(bytes, "x.json");
                }
                catch (ProvenanceInputException exception)
                {
                    Assert.NotEmpty(exception.Problems);
                }
            }
        }
    }
}
