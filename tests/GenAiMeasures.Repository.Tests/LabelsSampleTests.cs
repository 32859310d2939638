using System.IO.Compression;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.Tests;

/// <summary>The sample of labels, run as its document says, and what it leaves behind read by the library.</summary>
public sealed class LabelsSampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("labels-sample").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_sample_labels_a_picture_a_spoken_answer_and_documents()
    {
        string output = await DotNet.RunAsync(Repository.Root, "run", "--no-build", "--project", "samples/Labels", _folder);

        Assert.Contains("4 files: 4 found, 0 none, 0 unreadable.", output, StringComparison.Ordinal);
        Assert.Contains("{\"kind\":\"explicit\",\"place\":\"image\"},{\"kind\":\"implicit\",\"place\":\"png\"", output, StringComparison.Ordinal);
        Assert.Contains("{\"kind\":\"explicit\",\"place\":\"audio\"},{\"kind\":\"implicit\",\"place\":\"wav\"", output, StringComparison.Ordinal);
        Assert.Contains("{\"kind\":\"implicit\",\"place\":\"docx\"", output, StringComparison.Ordinal);
        string[] ids = [.. new[] { "picture.png", "answer.wav", "report.docx", "export.md" }.Select(IdOf)];
        Assert.Equal(4, ids.Distinct().Count());
        Assert.Equal(ids[3] + "-1", ids[2]);

        string text = await File.ReadAllTextAsync(Path.Combine(_folder, "export.md"), TestContext.Current.CancellationToken);
        Assert.EndsWith("\n---\n\n【本内容由AI生成】\n\n# 西湖\n\n西湖位于杭州，三面环山。我是离线替身，不是真正的模型。\n\n> 【本内容由AI生成】\n", text, StringComparison.Ordinal);
        using ZipArchive word = await ZipFile.OpenReadAsync(Path.Combine(_folder, "report.docx"), TestContext.Current.CancellationToken);
        using var document = new StreamReader(await word.GetEntry("word/document.xml")!.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Contains("<w:body><w:p><w:r><w:t xml:space=\"preserve\">【本内容由AI生成】</w:t></w:r></w:p>", await document.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private string IdOf(string name)
    {
        LabelReadResult read = new ContentLabeler().ReadFile(Path.Combine(_folder, name));
        Assert.Equal("001191990000MA0000EX6800000", Assert.Single(read.Sites).Label!.ContentProducer);
        return read.Label!.ProduceId;
    }
}
