using System.Text;

namespace GenAiMeasures.Provenance.Tests;

public sealed class Spdx3ImportTests
{
    // after the Dataset profile of SPDX 3.0.1, written for this test
    private const string Document = """
        {
          "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
          "@graph": [
            { "type": "CreationInfo", "@id": "_:info", "specVersion": "3.0.1", "created": "2026-01-02T03:04:05Z", "createdBy": ["https://example.org/agent"] },
            { "type": "Organization", "spdxId": "https://example.org/agent", "creationInfo": "_:info", "name": "示例开放数据社区" },
            { "type": "dataset_DatasetPackage", "spdxId": "https://example.org/set", "creationInfo": "_:info", "name": "set-zh",
              "suppliedBy": "https://example.org/agent", "software_downloadLocation": "https://example.org/set.zip", "software_primaryPurpose": "data",
              "dataset_datasetType": ["text"], "dataset_datasetSize": 1200, "dataset_dataCollectionProcess": "志愿者撰写", "dataset_dataPreprocessing": ["去重", "去标识化"],
              "dataset_datasetAvailability": "directDownload", "dataset_hasSensitivePersonalInformation": "yes", "dataset_anonymizationMethodUsed": ["哈希"],
              "dataset_knownBias": ["以城市用户为主"], "dataset_confidentialityLevel": "clear", "dataset_intendedUse": "问答" },
            { "type": "dataset_DatasetPackage", "spdxId": "https://example.org/nc", "creationInfo": "_:info", "name": "nc", "dataset_datasetType": ["image", "text"], "dataset_datasetAvailability": "scrapingScript" },
            { "type": "dataset_DatasetPackage", "spdxId": "https://example.org/bare", "creationInfo": "_:info", "dataset_datasetType": ["noAssertion"] },
            { "type": "ai_AIPackage", "spdxId": "https://example.org/model", "creationInfo": "_:info", "name": "model" },
            { "type": "simplelicensing_LicenseExpression", "spdxId": "https://example.org/lic", "creationInfo": "_:info", "simplelicensing_licenseExpression": "CC-BY-SA-4.0" },
            { "type": "Relationship", "spdxId": "https://example.org/r1", "creationInfo": "_:info", "from": "https://example.org/set", "relationshipType": "hasDeclaredLicense", "to": ["https://example.org/lic"] },
            { "type": "Relationship", "spdxId": "https://example.org/r2", "creationInfo": "_:info", "from": "https://example.org/nc", "relationshipType": "hasConcludedLicense", "to": ["https://spdx.org/licenses/CC-BY-NC-4.0"] },
            { "type": "Relationship", "spdxId": "https://example.org/r3", "creationInfo": "_:info", "from": "https://example.org/model", "relationshipType": "trainedOn", "to": ["https://example.org/set"] },
            { "type": "Relationship", "spdxId": "https://example.org/r4", "creationInfo": "_:info", "from": "https://example.org/model", "relationshipType": "testedOn", "to": ["https://example.org/nc"] }
          ]
        }
        """;

    [Fact]
    public void Data_sets_come_with_licence_supplier_scale_use_and_personal_information()
    {
        ImportedSources imported = Read(Document);
        TrainingDataSource source = imported.Sources[0];

        Assert.Equal(("SPDX 3.0.1", 3), (imported.Format, imported.Sources.Count));
        Assert.Equal(("https://example.org/set", "set-zh", "示例开放数据社区", "https://example.org/set.zip"), (source.Id, source.Name, source.Party, source.Location));
        Assert.Equal(("CC-BY-SA-4.0", true, SourceKind.OpenSource, TrainingStage.FineTuning), (source.Licence!.Id, source.Licence.ShareAlike, source.Kind, source.Stage));
        Assert.Equal((DataModality.Text, 1200L, CollectionMethod.Download), (source.Modality, source.Scale!.Items!.Value, source.Method));
        Assert.Equal(("志愿者撰写", "去重; 去标识化", "问答"), (source.Collector, source.Processing, source.Purpose));
        Assert.Equal(new PersonalInformationFacts { Contains = true, Sensitive = true, Deidentification = "哈希" }, source.PersonalInformation);
        Assert.Contains("已知偏差 / known bias: 以城市用户为主", source.Notes);
        Assert.Contains("含敏感个人信息，需补充合法性基础和单独同意 / sensitive personal information: ground and separate consent are missing", source.Notes);
    }

    [Fact]
    public void What_is_missing_is_noted_and_nothing_is_made_up()
    {
        IReadOnlyList<TrainingDataSource> sources = Read(Document).Sources;

        Assert.Equal((CommercialUse.Forbidden, DataModality.ImageText, CollectionMethod.Crawl, TrainingStage.Evaluation), (sources[1].Licence!.CommercialUse, sources[1].Modality, sources[1].Method, sources[1].Stage));
        Assert.Contains("许可禁止商业使用 / the licence forbids commercial use", sources[1].Notes);
        Assert.Null(sources[2].Licence);
        Assert.Null(sources[2].PersonalInformation);
        Assert.Equal((SourceKind.Unspecified, TrainingStage.Unspecified, DataModality.Other), (sources[2].Kind, sources[2].Stage, sources[2].Modality));
        Assert.Contains("缺少许可 / missing licence", sources[2].Notes);
    }

    [Theory]
    [InlineData("\"spdxId\": \"https://example.org/nc\"", "\"spdxId\": \"https://example.org/set\"", "spdx-duplicate", "$.@graph[3].spdxId")]
    [InlineData("\"spdxId\": \"https://example.org/bare\", ", "", "spdx-missing", "$.@graph[4].spdxId")]
    [InlineData("dataset_DatasetPackage", "software_Package", "spdx-empty", "$.@graph")]
    [InlineData("3.0.1/spdx-context", "3.0.1/spdx-context", null, null)]
    public void A_document_that_contradicts_itself_is_refused_with_its_place(string from, string to, string? code, string? place)
    {
        string text = Document.Replace(from, to, StringComparison.Ordinal);
        if (code is null)
        {
            Assert.Equal(3, Read(text).Sources.Count);
            return;
        }

        Assert.Contains(Assert.Throws<ProvenanceInputException>(() => Read(text)).Problems, p => (p.Code, p.Place) == (code, place));
    }

    [Fact]
    public void An_older_SPDX_document_is_said_to_be_none_of_the_formats() =>
        Assert.Equal("format", Assert.Single(Assert.Throws<ProvenanceInputException>(() => Read("{\"spdxVersion\":\"SPDX-2.3\",\"packages\":[]}")).Problems).Code);

    private static ImportedSources Read(string text) => SourceImporter.Read(Encoding.UTF8.GetBytes(text), "set.spdx.json");
}
