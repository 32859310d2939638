namespace GenAiMeasures.Tests;

/// <summary>Terms that are computed once a day are those that are computed for every record.</summary>
public sealed class RecordTermsTests
{
    [Fact]
    public void Terms_of_a_day_that_are_remembered_are_those_of_each_record()
    {
        var random = new Random(7);
        foreach (RetentionClass term in RetentionPolicy.Default.Classes)
        {
            const int Month = 202_608;
            var terms = new RecordTerms(term, Month);
            long last = term.Start == TermStart.Case ? RecordHeader.Open : RetentionPolicy.EndOfMonth(Month, Math.Max(term.MinimumMonths, term.MaximumMonths));
            long at = ChinaCalendar.StartOf(new DateOnly(2026, 8, 1)) - 5;
            for (int i = 0; i < 400; i++)
            {
                // around midnight in Beijing, back and forth, and far beyond the month
                at += random.Next(4) switch { 0 => 1, 1 => -1, 2 => random.Next(40_000_000), _ => random.Next(-20_000_000, 400_000_000) };

                Assert.Equal((Math.Min(RetentionPolicy.EndOfMinimum(term, at), last), Math.Min(RetentionPolicy.EndOfMaximum(term, at), last)), terms.At(at));
            }
        }
    }

    [Fact]
    public void Every_kind_of_record_has_the_class_of_the_first_range_that_holds_it()
    {
        foreach (RecordKind kind in Enum.GetValues<RecordKind>().Except([RecordKind.None]))
        {
            KindRetention range = RetentionPolicy.Data.Kinds.First(k => (int)kind >= k.From && (int)kind <= k.To);

            Assert.Equal(range.Class, RetentionPolicy.Default.ClassOf(kind).Code);
        }

        Assert.Throws<InvalidOperationException>(() => RetentionPolicy.Default.ClassOf((RecordKind)99));
        Assert.Throws<InvalidOperationException>(() => RetentionPolicy.Default.ClassOf((RecordKind)6));
    }
}
