using System.Text;

namespace GenAiMeasures.Filing.Tests;

public sealed class HolidayFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genai-measures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(2020)]
    [InlineData(2023)]
    [InlineData(2026)]
    public void A_file_of_the_public_record_gives_the_embedded_year(int year)
    {
        HolidayYear read = WorkingDayCalendar.Embedded.WithFile(Repository.Shared("holidays", "holiday-cn", $"{year}.json"))
            .Years.Single(y => y.Year == year);
        HolidayYear embedded = WorkingDayCalendar.Embedded.Years.Single(y => y.Year == year);

        Assert.Equal(embedded.Off, read.Off);
        Assert.Equal(embedded.Work, read.Work);
        Assert.Equal(embedded.Sources, read.Sources);
    }

    [Fact]
    public void A_year_whose_notice_is_not_out_is_refused_because_it_would_look_final()
    {
        var exception = Assert.Throws<FormatException>(
            () => WorkingDayCalendar.Embedded.WithFile(Repository.Shared("holidays", "holiday-cn", "2027.json")));

        Assert.EndsWith(
            "is not a year's notice: 'days' is empty: the notice for 2027 is not out, and an empty one would make every result of 2027 look final.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "is not JSON: ")]
    [InlineData("[]", "is not a year's notice: 'year' must be a number such as 2027.")]
    [InlineData("""{"year":"2027"}""", "is not a year's notice: 'year' must be a number such as 2027.")]
    [InlineData("""{"year":2027}""", "is not a year's notice: 'days' must be a list.")]
    [InlineData("""{"year":2027,"days":[{"date":"2027-1-1","isOffDay":true}]}""", "days[0]: 'date' must be a day such as \"2027-01-01\".")]
    [InlineData("""{"year":2027,"days":[{"date":"2027-01-01"}]}""", "days[0]: 'isOffDay' must be true or false.")]
    [InlineData("""{"year":2027,"days":[{"date":"2026-05-01","isOffDay":true}]}""", "days[0]: 2026-05-01 does not belong to 2027.")]
    [InlineData("""{"year":2027,"days":[{"date":"\ud800","isOffDay":false}]}""", "holds text that is not valid Unicode.")]
    [InlineData("""{"year":2027,"days":[{"date":"2027-01-03","isOffDay":true},{"date":"2027-01-03","isOffDay":false}]}""", "days[1]: 2027-01-03 is named both as a day off and as a working day.")]
    [InlineData("""{"year":2027,"days":[1,{"date":"2027-01-01"}]}""", "days[0]: 'date' must be a day such as \"2027-01-01\"; days[1]: 'isOffDay' must be true or false.")]
    public void A_bad_file_says_what_is_wrong_and_where(string json, string message)
    {
        string file = Write(json);

        var exception = Assert.Throws<FormatException>(() => WorkingDayCalendar.Embedded.WithFile(file));

        Assert.StartsWith($"The holiday file '{file}' ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_or_huge_is_refused()
    {
        string missing = Path.Combine(_folder, "none.json");
        string huge = Write(new string(' ', (1 << 20) + 1));

        Assert.StartsWith($"The holiday file '{missing}' cannot be read: ", Assert.Throws<FormatException>(() => WorkingDayCalendar.Embedded.WithFile(missing)).Message, StringComparison.Ordinal);
        Assert.Equal(
            $"The holiday file '{huge}' is larger than 1 MB; a year's notice has about 40 days. Is it the right file?",
            Assert.Throws<FormatException>(() => WorkingDayCalendar.Embedded.WithFile(huge)).Message);
    }

    [Fact]
    public void Every_truncation_of_a_file_is_refused_or_reads_the_same()
    {
        byte[] whole = Encoding.UTF8.GetBytes("\uFEFF{\"year\":2027,\"days\":[{\"name\":\"元旦\",\"date\":\"2027-01-01\",\"isOffDay\":true}]}\n");
        for (int length = 0; length < whole.Length - 1; length++)
        {
            Assert.Throws<FormatException>(() => HolidayFile.Parse(whole.AsMemory(0, length), "truncated"));
        }

        Assert.Equal([new DateOnly(2027, 1, 1)], HolidayFile.Parse(whole, "whole").Off);
    }

    [Fact]
    public void Ten_thousand_mutations_of_a_file_are_read_or_refused_and_nothing_else()
    {
        byte[] whole = Encoding.UTF8.GetBytes("""{"year":2027,"papers":["x"],"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true},{"date":"2027-01-03","isOffDay":false}]}""");
        var random = new Random(20270101);
        int refused = 0;
        for (int i = 0; i < 10_000; i++)
        {
            byte[] changed = [.. whole];
            for (int n = random.Next(1, 4); n > 0; n--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            try
            {
                HolidayFile.Parse(changed, "mutated");
            }
            catch (FormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 5_000, 9_999);
    }

    private string Write(string text)
    {
        string path = Path.Combine(_folder, "notice.json");
        File.WriteAllText(path, text);
        return path;
    }
}
