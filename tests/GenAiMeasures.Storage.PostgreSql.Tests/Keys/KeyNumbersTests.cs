using FsCheck.Xunit;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class KeyNumbersTests
{
    [Property]
    public bool Number_tells_its_month_and_is_positive(byte years, byte months, int instance)
    {
        int month = ((2020 + (years % 80)) * 100) + (months % 12) + 1;
        var numbers = new KeyNumbers(instance & (KeyNumbers.MostInstances - 1));
        long number = numbers.Next(month);
        return number > 0 && KeyNumbers.MonthOf(number) == month;
    }

    [Fact]
    public void No_two_instances_give_the_same_number_and_no_instance_gives_one_twice()
    {
        var seen = new HashSet<long>();
        foreach (int instance in new[] { 1, 2, KeyNumbers.MostInstances - 1 })
        {
            var numbers = new KeyNumbers(instance);
            for (int i = 0; i < 1_000; i++)
            {
                Assert.True(seen.Add(numbers.Next(202600 + (i % 12) + 1)));
            }
        }
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(7L)]
    public void Number_that_was_not_made_here_has_no_month(long number) => Assert.Equal(0, KeyNumbers.MonthOf(number));
}
