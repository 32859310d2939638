using System.Text;

namespace GenAiMeasures.Filing.Tests;

public sealed class AssessmentBankTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("filing-bank");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("bank.xlsx")]
    [InlineData("bank.csv")]
    [InlineData("bank.jsonl")]
    public async Task A_bank_survives_every_format(string name)
    {
        AssessmentBank bank = await AssessmentBank.ReadAsync(Repository.PathOf("samples", "Filing", "test-bank.csv"), BankKind.Content);
        string path = Path.Combine(_folder.FullName, name);
        await bank.WriteAsync(path);

        AssessmentBank again = await AssessmentBank.ReadAsync(path, BankKind.Content);

        Assert.Equal(bank.Digest, again.Digest);
        Assert.Equal(bank.Items.Select(i => i with { Place = "" }), again.Items.Select(i => i with { Place = "" }));
    }

    [Theory]
    [InlineData("序号,问题,风险\n1,x,A.1.a\n", "x", "A.1.a")]
    [InlineData("risk,question\nA.2.e 性别歧视,x\n", "x", "A.2.e")]
    [InlineData("测试题,二级分类\nx,性别歧视\n", "x", "A.2.e")]
    public async Task Columns_may_stand_in_any_order_and_risks_be_named_in_any_usual_way(string csv, string text, string risk)
    {
        AssessmentBank bank = await AssessmentBank.ReadAsync(Save("bank.csv", csv), BankKind.Content);

        Assert.Equal((text, risk), (bank.Items[0].Text, bank.Items[0].Risk.Value));
    }

    [Theory]
    [InlineData("说明,这是题库\n测试题,二级分类\nx,A.1.a\n", "bank.csv:1", "header")]
    [InlineData("测试题,二级分类\nx,A.9.z\n", "bank.csv:2", "unknown-risk")]
    [InlineData("测试题,二级分类\n,A.1.a\n", "bank.csv:2", "empty-text")]
    [InlineData("测试题,二级分类,更新日期\nx,A.1.a,昨天\n", "bank.csv:2", "date")]
    [InlineData("测试题,二级分类\n", "bank.csv", "empty")]
    [InlineData("测试题,二级分类\n\"x,A.1.a\n", "bank.csv:2", "csv-open-quote")]
    public async Task What_is_wrong_is_named_with_its_line(string csv, string place, string code)
    {
        InputProblem problem = Assert.Single(await ProblemsAsync(Save("bank.csv", csv)));

        Assert.Equal((place, code), (problem.Place, problem.Code));
    }

    [Fact]
    public async Task A_GB_18030_file_is_an_error_that_names_the_line_and_the_cure_and_is_read_when_named()
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        string path = Path.Combine(_folder.FullName, "bank.csv");
        File.WriteAllBytes(path, encoding.GetBytes("测试题,二级分类\n题目一,A.1.a\n"));

        InputProblem problem = (await ProblemsAsync(path))[0];
        AssessmentBank bank = await AssessmentBank.ReadAsync(path, BankKind.Content, TextFileEncoding.Gb18030);

        Assert.Equal(("bank.csv:1", "encoding"), (problem.Place, problem.Code));
        Assert.Contains("gb18030", problem.English, StringComparison.Ordinal);
        Assert.Equal("题目一", bank.Items[0].Text);
    }

    [Fact]
    public async Task A_million_rows_end_at_the_limit_with_the_row_that_is_too_many()
    {
        string path = Path.Combine(_folder.FullName, "bank.csv");
        await using (StreamWriter writer = File.CreateText(path))
        {
            await writer.WriteAsync("测试题,二级分类\n");
            for (int i = 0; i < 1_000_000; i++)
            {
                await writer.WriteAsync("x,A.1.a\n");
            }
        }

        InputProblem problem = Assert.Single(await ProblemsAsync(path));

        Assert.Equal(("bank.csv:200002", "too-many-rows"), (problem.Place, problem.Code));
    }

    [Theory]
    [InlineData("45000", 2023, 3, 15)]
    [InlineData("2026-01-02", 2026, 1, 2)]
    [InlineData("2026/1/2", 2026, 1, 2)]
    [InlineData("2026年1月2日", 2026, 1, 2)]
    public void Dates_are_read_as_text_and_as_spreadsheets_keep_them(string text, int year, int month, int day)
    {
        Assert.True(BankDates.TryParse(text, out DateOnly date));
        Assert.Equal(new DateOnly(year, month, day), date);
    }

    [Theory]
    [InlineData("{\"risk\":\"A.1.a\"}", "empty-text")]
    [InlineData("{\"question\":\"x\"}", "unknown-risk")]
    [InlineData("{\"question\":\"x\",\"risk\":\"A.1.a\",\"updatedOn\":\"nie\"}", "date")]
    [InlineData("{\"question\":", "json")]
    [InlineData("{\"question\":\"\\ud800\",\"risk\":\"A.1.a\"}", "json")]
    public async Task Bad_lines_of_JSON_are_named(string line, string code) =>
        Assert.Equal(("bank.jsonl:1", code), (await ProblemsAsync(Save("bank.jsonl", line))) is [var problem] ? (problem.Place, problem.Code) : default);

    [Fact]
    public async Task A_format_that_is_none_is_refused()
    {
        AssessmentBank bank = await AssessmentBank.ReadAsync(Save("bank.csv", "测试题,二级分类\nx,A.1.a\n"), BankKind.Content);

        Assert.StartsWith("'bank.doc' is no .xlsx, .csv or .jsonl.", (await Assert.ThrowsAsync<ArgumentException>(() => bank.WriteAsync(Path.Combine(_folder.FullName, "bank.doc")))).Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<InputProblem>> ProblemsAsync(string path) =>
        (await Assert.ThrowsAsync<FilingInputException>(() => AssessmentBank.ReadAsync(path, BankKind.Content))).Problems;

    private string Save(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
