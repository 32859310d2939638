namespace GenAiMeasures.Filing.Tests;

public sealed class FilingCheckerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("filing-check");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_built_folder_has_no_contradiction_and_says_what_is_missing()
    {
        await (await FilingPackagesTests.BuildAsync()).SaveAsync(_folder.FullName);

        FilingCheckReport report = await FilingChecker.CheckAsync(_folder.FullName);

        Assert.True(report.HasNoErrors);
        Assert.False(report.IsComplete);
        Assert.Equal(13, report.Documents);
        Assert.Empty(report.Edited);
        Assert.Equal("大模型备案/0-生成式人工智能（大语言模型）上线备案申请表.docx：生成内容测试合格率", report.Missing[0]);
    }

    [Fact]
    public async Task What_people_edited_is_named_and_a_secret_they_added_is_found()
    {
        FilingBuild build = await FilingPackagesTests.BuildAsync();
        await build.SaveAsync(_folder.FullName);
        FilingFile edited = PackageLinterTests.Edit(build.Files.Single(f => f.Path == "算法备案/02-算法信息.docx"), "面向公众的问答与写作", "测试账号：demo2026");
        File.WriteAllBytes(Path.Combine(_folder.FullName, edited.Path), edited.Content.ToArray());

        FilingCheckReport report = await FilingChecker.CheckAsync(_folder.FullName);

        Assert.Equal(["算法备案/02-算法信息.docx"], report.Edited);
        Assert.Equal("secret", Assert.Single(report.Problems).Code);
        Assert.False(report.HasNoErrors);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_an_error_and_not_left_out()
    {
        await (await FilingPackagesTests.BuildAsync()).SaveAsync(_folder.FullName);
        File.WriteAllBytes(Path.Combine(_folder.FullName, "算法备案", "04-拟公示内容.docx"), [1, 2, 3]);

        FilingCheckReport report = await FilingChecker.CheckAsync(_folder.FullName);

        Assert.Contains(report.Problems, p => p is { Code: "unreadable", Severity: FilingProblemSeverity.Error, Place: "算法备案/04-拟公示内容.docx" });
    }

    [Fact]
    public async Task An_empty_folder_is_no_package() =>
        Assert.Equal("no-document", Assert.Single((await Assert.ThrowsAsync<FilingInputException>(() => FilingChecker.CheckAsync(_folder.FullName))).Problems).Code);

    [Fact]
    public void A_manifest_that_is_none_is_refused()
    {
        string path = Path.Combine(_folder.FullName, "manifest.json");
        File.WriteAllText(path, """{"version":7}""");

        Assert.Equal("manifest", Assert.Single(Assert.Throws<FilingInputException>(() => FilingManifest.Read(path)).Problems).Code);
    }

    // truncated and changed documents: a report or an error of the rule, never another exception
    [Fact]
    public async Task Damaged_documents_never_end_the_check()
    {
        FilingFile file = (await FilingPackagesTests.BuildAsync()).Files.Single(f => f.Path == "算法备案/04-拟公示内容.docx");
        var random = new Random(20261124);
        for (int i = 0; i < 120; i++)
        {
            byte[] bytes = i % 2 == 0 ? file.Content[..random.Next(file.Content.Length)].ToArray() : file.Content.ToArray();
            if (i % 2 == 1)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            }

            FilingCheckReport report = FilingChecker.Check([file with { Content = bytes }], manifest: null);
            Assert.True(report.Documents == 1 || report.Problems.Any(p => p.Code == "unreadable"), $"seed 20261124, round {i}");
        }
    }
}
