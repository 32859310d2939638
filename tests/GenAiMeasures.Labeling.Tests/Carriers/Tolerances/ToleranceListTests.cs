using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace GenAiMeasures.Labeling.Tests;

public partial class ToleranceListTests
{
    [Fact]
    public void Each_of_the_34_tolerances_has_a_test_with_its_number()
    {
        HashSet<int> numbers = [.. typeof(ToleranceListTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Where(m => m.GetCustomAttributes<FactAttribute>().Any() && m.Name.StartsWith("Tolerance_", StringComparison.Ordinal))
            .SelectMany(m => Numbers().Matches(m.Name).Select(n => int.Parse(n.Groups[1].Value, CultureInfo.InvariantCulture)))];

        Assert.Equal(Enumerable.Range(1, 34), numbers.Order());
    }

    [GeneratedRegex(@"(?:^Tolerance|_and)_(\d\d)(?=_)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbers();
}
