using System.Text;

namespace GenAiMeasures.Provenance.Tests;

public sealed class InspectionWorkbookTests
{
    private static readonly DateOnly Day = new(2026, 5, 1);

    [Fact]
    public async Task A_filled_sheet_comes_back_as_the_inspection_that_was_drawn()
    {
        DrawnSample<CorpusItem> sample = await DrawAsync(20);
        byte[] sheet = SheetEditor.Fill(InspectionWorkbook.Write(sample), 20, (6, "不合格", "A.1.b"), (9, "fail", ""), (12, "FAIL", "A.1.b"), (13, "Pass", ""));
        InspectedSample back = InspectionWorkbook.Read(sheet, "抽检.xlsx", "manual-1", "员工 017", Day);

        Assert.Equivalent(sample.ToInspection("manual-1", InspectionMethod.Manual, 17, "员工 017", Day), back.Inspection);
        Assert.Equal(new Dictionary<string, long> { [""] = 1, ["A.1.b"] = 2 }, back.FailedPerRisk);
        Assert.Empty(RegisterStructure.Find(new TrainingData { Inspections = [back.Inspection] }));
    }

    [Fact]
    public async Task The_same_sample_gives_the_same_bytes_and_sorted_rows_are_the_same_sample()
    {
        DrawnSample<CorpusItem> sample = await DrawAsync(5);
        byte[] sheet = InspectionWorkbook.Write(sample);

        Assert.Equal(sheet, InspectionWorkbook.Write(await DrawAsync(5)));
        byte[] sorted = SheetEditor.Edit(SheetEditor.Fill(sheet, 5), text =>
        {
            // somebody sorts rows 4 and 8 the other way round
            string Row(int n) => System.Text.RegularExpressions.Regex.Match(text, $"<row r=\"{n}\">.*?</row>").Value;
            string four = Row(4);
            string eight = Row(8);
            return text.Replace(four, "FOUR", StringComparison.Ordinal).Replace(eight, four.Replace("\"4\"", "\"8\"", StringComparison.Ordinal), StringComparison.Ordinal).Replace("FOUR", eight.Replace("\"8\"", "\"4\"", StringComparison.Ordinal), StringComparison.Ordinal);
        });
        Assert.Equal(sample.DrawnHash, InspectionWorkbook.Read(sorted, "x.xlsx", "a", "b", Day).Inspection.DrawnHash);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("'x")]
    [InlineData("<t>&amp;</t>")]
    [InlineData("行一\r\n行二")]
    [InlineData("\u0001\uFFFE")]
    public async Task No_content_is_ever_a_formula_or_breaks_the_sheet(string text)
    {
        // half of a surrogate pair cannot stand in an attribute
        CorpusItem[] items = [new(1, "id-1", text + '\uD800')];
        byte[] sheet = InspectionWorkbook.Write(await SampleDrawer.DrawAsync(items.ToAsyncEnumerable(), i => i.Id, 1, 7, TestContext.Current.CancellationToken));
        string xml = SheetEditor.Read(sheet);

        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        Assert.DoesNotMatch("<c [^>]*t=\"(?!inlineStr)", xml);
        Assert.Contains("quotePrefix=\"1\"", SheetEditor.Read(sheet, "xl/styles.xml"), StringComparison.Ordinal);
        string expected = (text + '\uD800').Replace('\u0001', '\uFFFD').Replace('\uFFFE', '\uFFFD').Replace('\uD800', '\uFFFD');
        Assert.Equal(expected, WorkbookReader.Read(sheet).Rows[3].Row[2]);
        Assert.Equal(1, InspectionWorkbook.Read(SheetEditor.Fill(sheet, 1), "x.xlsx", "a", "b", Day).Inspection.Passed);
    }

    [Fact]
    public async Task A_long_text_is_cut_where_no_character_breaks_and_its_row_still_counts()
    {
        CorpusItem[] items = [new(1, "id-1", new string('甲', 32_765) + "𠮷𠮷")];
        byte[] sheet = InspectionWorkbook.Write(await SampleDrawer.DrawAsync(items.ToAsyncEnumerable(), i => i.Id, 1, 7, TestContext.Current.CancellationToken));

        Assert.Equal(new string('甲', 32_765) + "…", WorkbookReader.Read(sheet).Rows[3].Row[2]);
        Assert.Equal(1, InspectionWorkbook.Read(SheetEditor.Fill(sheet, 1), "x.xlsx", "a", "b", Day).Inspection.Passed);
        await Assert.ThrowsAsync<ArgumentException>(async () => InspectionWorkbook.Write(await SampleDrawer.DrawAsync(new CorpusItem[] { new(1, "a\u0001", "x") }.ToAsyncEnumerable(), i => i.Id, 1, 7, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void A_sample_that_no_sheet_can_hold_is_refused_before_anything_is_written()
    {
        var sample = new DrawnSample<CorpusItem>(1, 2_000_000, "", "", [.. Enumerable.Repeat(new DrawnItem<CorpusItem>(0, "a", new CorpusItem(1, "a", "")), 1_048_574)]);

        Assert.StartsWith("The sample has 1048574 items, and a sheet holds 1048573.", Assert.Throws<ArgumentException>(() => InspectionWorkbook.Write(sample)).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Spoilt() => new()
    {
        { "D5=", "x.xlsx!D5", "verdict-missing" },
        { "D5=也许", "x.xlsx!D5", "verdict" },
        { "E5=A.9", "x.xlsx!E5", "risk" },
        { "A5=", "x.xlsx!A5", "number" },
        { "A5=1", "x.xlsx!A5", "duplicate" },
        { "B5=other", "x.xlsx!F2", "sample" },
        { "B2=x", "x.xlsx!B2", "facts" },
        { "C2=1", "x.xlsx!B2", "facts" },
        { "F2=abc", "x.xlsx!F2", "sample" },
        { "D3=意见", "x.xlsx!D3", "header" },
        { "A2=我的表", "x.xlsx!A2", "title" },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task What_was_spoilt_is_named_with_its_cell_and_nothing_is_taken(string edit, string place, string code)
    {
        string[] parts = edit.Split('=');
        byte[] sheet = SheetEditor.Edit(SheetEditor.Fill(InspectionWorkbook.Write(await DrawAsync(3)), 3), text => SheetEditor.Set(text, parts[0], parts[1]));
        IReadOnlyList<InputProblem> problems = Assert.Throws<ProvenanceInputException>(() => InspectionWorkbook.Read(sheet, "x.xlsx", "a", "b", Day)).Problems;

        Assert.Contains(problems, p => (p.Place, p.Code) == (place, code) && p.Chinese.Length > 0);
    }

    [Fact]
    public async Task Formulas_merged_cells_and_missing_rows_are_named()
    {
        byte[] filled = SheetEditor.Fill(InspectionWorkbook.Write(await DrawAsync(3)), 3);
        string[] Problems(Func<string, string> change) => [.. Assert.Throws<ProvenanceInputException>(() => InspectionWorkbook.Read(SheetEditor.Edit(filled, change), "x.xlsx", "a", "b", Day)).Problems.Select(p => $"{p.Place} {p.Code}")];

        Assert.Equal(["x.xlsx!D4:D6 merged"], Problems(t => t.Replace("</sheetData>", "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"D4:D6\"/></mergeCells>", StringComparison.Ordinal)));
        Assert.Equal(["x.xlsx!D5 formula"], Problems(t => t.Replace("<c r=\"D5\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">合格</t></is></c>", "<c r=\"D5\" t=\"str\"><f>D4</f><v>合格</v></c>", StringComparison.Ordinal)));
        Assert.Equal(["x.xlsx!F2 sample"], Problems(t => System.Text.RegularExpressions.Regex.Replace(t, "<row r=\"5\">.*?</row>", "")));
        foreach (byte[] none in new[] { [], "not a zip"u8.ToArray(), filled[..(filled.Length / 2)] })
        {
            Assert.Equal("workbook", Assert.Throws<ProvenanceInputException>(() => InspectionWorkbook.Read(none, "x.xlsx", "a", "b", Day)).Problems[0].Code);
        }
    }

    [Fact]
    public async Task A_mutated_workbook_is_read_or_refused_and_never_breaks()
    {
        byte[] filled = SheetEditor.Fill(InspectionWorkbook.Write(await DrawAsync(3)), 3);
        var random = new SplitMix64(41);
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = [.. filled];
            bytes[random.NextBelow((ulong)bytes.Length)] = (byte)random.Next();
            try
            {
                InspectionWorkbook.Read(bytes, "x.xlsx", "a", "b", Day);
            }
            catch (ProvenanceInputException exception)
            {
                Assert.NotEmpty(exception.Problems);
            }
        }
    }

    [Theory]
    [InlineData(InspectionMethod.Manual, 4000, 3840, 100_000, true, false, 3861L)]
    [InlineData(InspectionMethod.Manual, 4000, 3861, 100_000, true, true, 3861L)]
    [InlineData(InspectionMethod.Manual, 4000, 3839, 100_000, false, false, 3861L)]
    [InlineData(InspectionMethod.Manual, 3999, 3999, 100_000, false, false, 3860L)]
    [InlineData(InspectionMethod.Classifier, 10_000, 9800, 100_000, true, false, 9824L)]
    [InlineData(InspectionMethod.Classifier, 10_000, 9824, 100_000, true, true, 9824L)]
    [InlineData(InspectionMethod.Keyword, 9_999, 9999, 100_000, false, false, 9823L)]
    [InlineData(InspectionMethod.Manual, 50, 50, 50, false, false, null)]
    public void The_verdict_of_the_count_and_the_one_that_is_proven_stand_side_by_side(InspectionMethod method, long size, long passed, long population, bool meets, bool proven, long? target)
    {
        InspectionResult result = InspectionResult.Of(new SamplingInspection { Id = "i", Method = method, Size = size, Passed = passed, Population = population })!;

        Assert.Equal((meets, proven, target), (result.MeetsStandard, result.IsProven, result.SafeTarget));
        Assert.Equal(((double)passed / size, ProportionStatistics.ClopperPearson(passed, size), ProportionStatistics.Wilson(passed, size), ProportionStatistics.LowerBound(passed, size)), (result.Rate, result.ClopperPearson, result.Wilson, result.Proven));
        Assert.Equal(Confidence.Secondary, result.Confidence);
    }

    [Fact]
    public void The_intervals_are_those_of_the_references()
    {
        InspectionResult result = InspectionResult.Of(new SamplingInspection { Id = "i", Method = InspectionMethod.Manual, Size = 4000, Passed = 3840, Population = 100_000 }, "Tc260_003_2024")!;

        Assert.Equal((0.953457075, 0.965859517), (Math.Round(result.ClopperPearson.Low, 9), Math.Round(result.ClopperPearson.High, 9)));
        Assert.Equal((0.953472820, 0.965644493), (Math.Round(result.Wilson.Low, 9), Math.Round(result.Wilson.High, 9)));
        Assert.Equal((0.954522925, 0.96, 4000, Confidence.Memory), (Math.Round(result.Proven, 9), result.RequiredRate, result.RequiredSize, result.Confidence));
        Assert.Null(InspectionResult.Of(new SamplingInspection { Id = "i" }));
        Assert.Null(InspectionResult.Of(new SamplingInspection { Id = "i", Size = 1, Passed = 2 }));
        Assert.Throws<ArgumentException>(() => InspectionResult.Of(new SamplingInspection { Id = "i", Size = 1 }, "none"));
    }

    [Fact]
    public void The_ten_percent_of_a_technical_sample_are_counted_and_not_rounded_down()
    {
        Assert.Equal(10_001, InspectionResult.Of(new SamplingInspection { Id = "i", Method = InspectionMethod.Keyword, Size = 1, Passed = 1, Population = 100_001 })!.RequiredSize);
        Assert.Equal(10_000, InspectionResult.Of(new SamplingInspection { Id = "i", Method = InspectionMethod.Keyword, Size = 1, Passed = 1, Population = 100_000 })!.RequiredSize);
    }

    private static Task<DrawnSample<CorpusItem>> DrawAsync(int size)
    {
        byte[] lines = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 500).Select(i => $"{{\"id\":\"项-{i}\",\"text\":\"=1+{i}\"}}")));
        var corpus = new CorpusFile(() => new MemoryStream(lines), "c.jsonl") { IdField = "id" };
        return SampleDrawer.DrawAsync(corpus.ReadAsync(TestContext.Current.CancellationToken), i => i.Id, size, 20260401, TestContext.Current.CancellationToken);
    }
}
