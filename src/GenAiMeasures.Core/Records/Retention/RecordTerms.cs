namespace GenAiMeasures;

// The terms of records of one class in one log, computed once a day of theirs: the calendar is dearer than the rest of a header.
internal sealed class RecordTerms(RetentionClass term, int month)
{
    // What an exchange's end that a recovery writes months later says stands in the log of its beginning, and must not keep that past its maximum.
    private readonly long _last = term.Start == TermStart.Case
        ? RecordHeader.Open
        : RetentionPolicy.EndOfMonth(month, Math.Max(term.MinimumMonths, term.MaximumMonths));

    private long _from;
    private long _to;
    private long _minimum;
    private long _maximum;

    internal (long Minimum, long Maximum) At(long recordedAt)
    {
        if (recordedAt < _from || recordedAt >= _to)
        {
            DateOnly day = ChinaCalendar.DateOf(recordedAt);
            _from = ChinaCalendar.StartOf(day);
            _to = ChinaCalendar.StartOf(day.AddDays(1));
            _minimum = RetentionPolicy.EndOfMinimum(term, recordedAt);
            _maximum = RetentionPolicy.EndOfMaximum(term, recordedAt);
        }

        bool hasMinimum = term.MinimumMonths > 0 || term.Start == TermStart.Case;
        return (Math.Min(hasMinimum ? _minimum : recordedAt, _last), Math.Min(_maximum, _last));
    }
}
