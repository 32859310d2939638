namespace GenAiMeasures;

// Terms that begin with the end of a case: those of a class that says so, and of any class for a month in which cases are known. What belongs together by class and month goes together, so the month counts from the
// last case that was closed, and not at all while one is open.
internal static class CaseTerms
{
    internal static RetentionState Opened(this RetentionState state, string id, int retentionClass, int month)
    {
        CaseMonth known = state.Cases.Find(c => c.Class == retentionClass && c.Month == month) ?? new CaseMonth(retentionClass, month, [], 0);
        return known.Open.Contains(id)
            ? state
            : state with { Cases = [.. state.Cases.Where(c => c.Class != retentionClass || c.Month != month), known with { Open = [.. known.Open, id] }] };
    }

    internal static RetentionState Closed(this RetentionState state, string id, long at) => state with
    {
        Cases = [.. state.Cases.Select(c => c.Open.Contains(id) ? c with { Open = [.. c.Open.Where(o => o != id)], LastClosed = Math.Max(c.LastClosed, at) } : c)],
    };

    internal static RetentionState Purged(this RetentionState state, int retentionClass, int month) =>
        state with { Cases = [.. state.Cases.Where(c => c.Class != retentionClass || c.Month != month)] };

    // the end of a term for everything of a class and month; Open while a case is
    internal static long EndOf(this RetentionState state, RetentionClass term, int month, int months)
    {
        if (state.UnknownClass == term.Id)
        {
            return RecordHeader.Open;
        }

        long byMonth = RetentionPolicy.EndOfMonth(month, months);
        if (state.Cases.Find(c => c.Class == term.Id && c.Month == month) is not { } cases)
        {
            return byMonth;
        }

        return cases.Open.Count > 0 ? RecordHeader.Open : Math.Max(byMonth, ChinaCalendar.EndOfTerm(cases.LastClosed, months));
    }

    // cases that have been open for longer than their records may be kept once they are closed: somebody has forgotten them
    internal static IEnumerable<string> ForgottenCases(this RetentionState state, RetentionPolicy policy, long now) => state.Cases
        .Where(c => policy.Find(c.Class) is { } term && RetentionPolicy.EndOfMonth(c.Month, term.MaximumMonths) <= now)
        .SelectMany(c => c.Open).Distinct(StringComparer.Ordinal);
}
