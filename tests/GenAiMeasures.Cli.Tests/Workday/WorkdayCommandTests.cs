using System.Text.Json;

namespace GenAiMeasures.Cli.Tests;

public sealed class WorkdayCommandTests
{
    [Theory]
    [InlineData("2023-01-20", "10", "2023-02-08", "final")]
    [InlineData("2026-09-30", "3", "2026-10-10", "final")]
    [InlineData("2025-10-09", "-1", "2025-09-30", "final")]
    [InlineData("2026-12-31", "1", "2027-01-01", "provisional")]
    public async Task Add_says_the_day_and_how_sure_it_is(string date, string days, string expected, string certainty)
    {
        (int exit, string output, string error) = await RunAsync("workday", "add", date, days, "--json");

        Assert.Equal((0, ""), (exit, error));
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal((expected, certainty), (json.GetProperty("date").GetString(), json.GetProperty("certainty").GetString()));
    }

    [Fact]
    public async Task A_provisional_day_says_so_to_people_too()
    {
        (_, string final, _) = await RunAsync("workday", "add", "2026-09-30", "3");
        (_, string provisional, _) = await RunAsync("workday", "add", "2026-12-31", "1");

        Assert.Equal("2026-10-10\n", final.ReplaceLineEndings("\n"));
        Assert.Equal("2027-01-01 (provisional: it depends on a year whose notice is not loaded)\n", provisional.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("2025-09-30", "2025-11-04", 20)]
    [InlineData("2025-11-04", "2025-09-30", -20)]
    [InlineData("2026-02-14", "2026-02-14", 0)]
    public async Task Count_counts_the_days_after_the_first_one(string from, string to, int days)
    {
        (int exit, string output, _) = await RunAsync("workday", "count", from, to, "--json");

        Assert.Equal(0, exit);
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal((days, "final"), (json.GetProperty("days").GetInt32(), json.GetProperty("certainty").GetString()));
    }

    [Fact]
    public async Task List_shows_a_years_days_off_and_its_make_up_days()
    {
        (int exit, string output, _) = await RunAsync("workday", "list", "2026", "--json");

        Assert.Equal(0, exit);
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(248, json.GetProperty("workingDays").GetInt32());
        Assert.Equal(33, json.GetProperty("off").GetArrayLength());
        Assert.Equal(
            ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
            json.GetProperty("work").EnumerateArray().Select(d => d.GetString()!));
    }

    [Fact]
    public async Task A_notice_that_is_newer_than_the_program_is_loaded_from_a_file()
    {
        string notice = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(notice, """{"year":2027,"papers":[],"days":[{"date":"2027-01-01","isOffDay":true}]}""", TestContext.Current.CancellationToken);

            (_, string output, _) = await RunAsync("workday", "add", "2026-12-31", "1", "--notice", notice);

            Assert.Equal("2027-01-04\n", output.ReplaceLineEndings("\n"));
        }
        finally
        {
            File.Delete(notice);
        }
    }

    [Theory]
    [InlineData("genai-measures: '31.1.2026' is not a date for date: write it as 2026-01-31.", "workday", "add", "31.1.2026", "1")]
    [InlineData("genai-measures: No notice for 2027 is loaded; there are 2020 to 2026. Load one with --notice FILE.", "workday", "list", "2027")]
    [InlineData("genai-measures: 2000000000 working days from 2026-01-01 is not a date of the years 1 to 9999.", "workday", "add", "2026-01-01", "2000000000")]
    public async Task Bad_input_is_one_line_on_standard_error_and_exit_code_2(string message, params string[] arguments)
    {
        (int exit, string output, string error) = await RunAsync(arguments);

        Assert.Equal((2, ""), (exit, output));
        Assert.Equal(message + "\n", error.ReplaceLineEndings("\n"));
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exit = await CommandLine.RunAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
