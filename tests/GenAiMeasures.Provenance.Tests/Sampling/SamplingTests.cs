using System.Globalization;
using System.Text;

namespace GenAiMeasures.Provenance.Tests;

public sealed class SamplingTests
{
    [Fact]
    public async Task The_same_seed_draws_the_same_items_for_ever()
    {
        DrawnSample<int> sample = await DrawAsync(1000, 10, 42);

        Assert.Equal(sample.Items.Select(i => i.Index), (await DrawAsync(1000, 10, 42)).Items.Select(i => i.Index));
        Assert.NotEqual(sample.DrawnHash, (await DrawAsync(1000, 10, 43)).DrawnHash);
        Assert.Equal(sample.PopulationHash, (await DrawAsync(1000, 10, 43)).PopulationHash);
        Assert.NotEqual(sample.PopulationHash, (await DrawAsync(1001, 10, 42)).PopulationHash);
        Assert.Equal((1000, 10), (sample.Population, sample.Items.Count));
        Assert.Equal(sample.Items.Select(i => i.Index).Order(), sample.Items.Select(i => i.Index));
    }

    [Fact]
    public void The_generator_is_SplitMix64_as_published()
    {
        // the first numbers of the seed 1234567, as printed with the reference implementation
        var random = new SplitMix64(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.Next(), random.Next(), random.Next()]);
    }

    [Fact]
    public async Task Every_item_has_the_same_chance()
    {
        int[] hits = new int[20];
        for (ulong seed = 0; seed < 4000; seed++)
        {
            foreach (DrawnItem<int> item in (await DrawAsync(20, 5, seed)).Items)
            {
                hits[item.Index]++;
            }
        }

        // 4000 draws with a chance of one in four: six standard deviations are 164
        Assert.All(hits, h => Assert.InRange(h, 1000 - 164, 1000 + 164));
    }

    [Fact]
    public async Task A_smaller_population_is_drawn_whole_and_an_inspection_keeps_everything()
    {
        DrawnSample<int> sample = await DrawAsync(3, 10, 1);
        SamplingInspection inspection = sample.ToInspection("i", InspectionMethod.Manual, 2, "员工 017", new DateOnly(2026, 5, 1));

        Assert.Equal((3, 3, 2, 1UL), (inspection.Population, inspection.Size, inspection.Passed, inspection.Seed));
        Assert.Equal(["0", "1", "2"], inspection.DrawnIds);
        Assert.Throws<ArgumentOutOfRangeException>(() => sample.ToInspection("i", InspectionMethod.Manual, 4, "x", default));
    }

    [Theory]
    [InlineData("c.jsonl", "{\"id\":\"a\",\"text\":\"甲\"}\n\n{\"id\":7}\n{\"text\":{\"id\":\"no\"},\"id\":\"c\"}\n", "a 7 c")]
    [InlineData("c.csv", "text,id\n甲,a\n\"乙\n丙\",b\n", "a b")]
    public async Task Items_carry_the_ids_of_their_field(string name, string text, string ids)
    {
        var file = new CorpusFile(() => new MemoryStream(Encoding.UTF8.GetBytes(text)), name) { IdField = "id" };
        DrawnSample<CorpusItem> sample = await SampleDrawer.DrawShareAsync(file, 1, 1, TestContext.Current.CancellationToken);

        Assert.Equal(ids, string.Join(' ', sample.Items.Select(i => i.Id)));
    }

    [Fact]
    public async Task A_share_is_exact_and_rounded_up()
    {
        var file = new CorpusFile(() => new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 101).Select(i => $"{i}\n")))), "c.jsonl");

        Assert.Equal(11, (await SampleDrawer.DrawShareAsync(file, 0.10, 1, TestContext.Current.CancellationToken)).Items.Count);
    }

    [Fact]
    public async Task Broken_lines_are_all_named_and_nothing_is_drawn()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\"id\":\"a\"}\n{\"id\":\n{\"x\":1}\n"), 0xFF, (byte)'\n', .. Encoding.UTF8.GetBytes("{\"id\":\"e\"}")];
        var file = new CorpusFile(() => new MemoryStream(bytes), "c.jsonl") { IdField = "id" };
        IReadOnlyList<InputProblem> problems = (await Assert.ThrowsAsync<ProvenanceInputException>(() => SampleDrawer.DrawShareAsync(file, 1, 1))).Problems;

        Assert.Equal(["c.jsonl:2 json", "c.jsonl:3 id", "c.jsonl:4 encoding"], problems.Select(p => $"{p.Place} {p.Code}"));
    }

    [Fact]
    public async Task A_file_of_any_size_is_read_in_bounded_memory_and_its_broken_line_is_named()
    {
        // a quarter of a gigabyte that is made while it is read; the memory of the process may not follow it
        const long Lines = 2_500_000;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        var file = new CorpusFile(() => new EndlessLines(Lines, broken: 2_000_001), "big.jsonl");
        IReadOnlyList<InputProblem> problems = (await Assert.ThrowsAsync<ProvenanceInputException>(async () =>
        {
            long count = 0;
            await foreach (CorpusItem item in file.ReadAsync())
            {
                if (++count % 250_000 == 0)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                }
            }
        })).Problems;

        Assert.Equal("big.jsonl:2000001 json", $"{problems.Single().Place} {problems.Single().Code}");
        Assert.InRange(most, 0, 64 * 1024 * 1024);
    }

    [Fact]
    public async Task A_line_without_an_end_is_refused_in_bounded_memory()
    {
        var problems = new ProblemList("long.jsonl");
        var reader = new LineReader(new EndlessLines(100_000, broken: -1, end: (byte)' '), problems, TextFileEncoding.Detect, longestLine: 1024 * 1024);
        await foreach (TextLine _ in reader.ReadAsync(TestContext.Current.CancellationToken))
        {
        }

        Assert.Equal("line-too-long", Assert.Single(problems.Problems).Code);
    }

    private static Task<DrawnSample<int>> DrawAsync(int population, int size, ulong seed) =>
        SampleDrawer.DrawAsync(Enumerable.Range(0, population).ToAsyncEnumerable(), i => i.ToString(CultureInfo.InvariantCulture), size, seed, TestContext.Current.CancellationToken);
}
