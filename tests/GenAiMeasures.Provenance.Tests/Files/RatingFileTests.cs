using System.Text;

namespace GenAiMeasures.Provenance.Tests;

public sealed class RatingFileTests
{
    private const string Table = "value,item,note,rater\r\n是,\"a, 1\",x,甲\r\n\"n\"\"o\"\"\",b,\"two\nlines\",甲\r\n,b,,乙\r\n是,\"a, 1\",,乙\r\n";

    public static TheoryData<string> Encodings() => ["utf-8", "utf-8-bom", "utf-16", "utf-16BE", "gb18030"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Columns_in_any_order_quotes_and_encodings(string name)
    {
        byte[] bytes = name switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Table),
            "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Table)],
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Table)],
            "utf-16BE" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Table)],
            _ => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(Table),
        };
        RatingTable table = await ReadAsync(bytes, name == "gb18030" ? TextFileEncoding.Gb18030 : TextFileEncoding.Detect);

        Assert.Equal(["n\"o\"", "是"], table.Categories);
        Assert.Equal((2, 2, 3), (table.Items, table.Raters, table.Ratings));
        Assert.Equal(["a, 1", "b"], table.ItemNames);
    }

    [Fact]
    public async Task A_line_in_another_encoding_is_named_and_nothing_is_taken()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("item,rater,value\na,1,是\nb,1,"), 0xCA, 0xC7, (byte)'\n', .. Encoding.UTF8.GetBytes("c,1,是\n")];
        InputProblem problem = Assert.Single((await Assert.ThrowsAsync<ProvenanceInputException>(() => ReadAsync(bytes))).Problems);

        Assert.Equal(
            new InputProblem(
                "r.csv:3", "encoding", "The line is not UTF-8. Save the whole file in one encoding, or name the one it has (utf8, utf16, gb18030).",
                "该行不是 UTF-8 编码。请将整个文件保存为同一种编码，或者指明其编码（utf8、utf16、gb18030）。"),
            problem);
    }

    [Theory]
    [InlineData("", "r.csv:1", "empty")]
    [InlineData("item,value\na,1\n", "r.csv:1", "header")]
    [InlineData("item,rater,value\na,1\n", "r.csv:2", "columns")]
    [InlineData("item,rater,value\n\n,1,x\n", "r.csv:3", "empty")]
    [InlineData("item,rater,value\na,1,x\"y\n", "r.csv:2", "csv-quote")]
    [InlineData("item,rater,value\na,1,\"x\"y\n", "r.csv:2", "csv-quote")]
    [InlineData("item,rater,value\na,1,\"open\nb,2,x\n", "r.csv:2", "csv-open-quote")]
    public async Task Bad_rows_are_reported_with_their_line(string text, string place, string code)
    {
        InputProblem problem = Assert.Single((await Assert.ThrowsAsync<ProvenanceInputException>(() => ReadAsync(Encoding.UTF8.GetBytes(text)))).Problems);

        Assert.Equal((place, code), (problem.Place, problem.Code));
        Assert.NotEmpty(problem.Chinese);
    }

    [Fact]
    public async Task A_mutated_file_is_read_or_refused_and_never_breaks()
    {
        byte[] good = Encoding.UTF8.GetBytes(Table);
        var random = new SplitMix64(20261124);
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = good[..(int)random.NextBelow((ulong)good.Length + 1)];
            for (int n = 0; n < 3 && bytes.Length > 0; n++)
            {
                bytes[random.NextBelow((ulong)bytes.Length)] = (byte)random.Next();
            }

            try
            {
                await ReadAsync(bytes);
            }
            catch (ProvenanceInputException exception)
            {
                Assert.NotEmpty(exception.Problems);
            }
        }
    }

    private static Task<RatingTable> ReadAsync(byte[] bytes, TextFileEncoding encoding = TextFileEncoding.Detect) =>
        RatingFile.ReadAsync(new MemoryStream(bytes), "r.csv", null, encoding, TestContext.Current.CancellationToken);
}
