namespace GenAiMeasures;

// Incidents as cases whose end begins a term: of a month's measures and incidents none goes while an incident of that month is open, nor
// before the term after its closing is over. Read from the incidents themselves when something is to be deleted: an incident opens while
// somebody waits for an answer, and must cost nothing then.
internal sealed class IncidentCases(IIncidentStore? store = null)
{
    // a step may be recorded a little later than it was taken, in the next month
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    private static readonly int Class = RetentionPolicy.Default.ClassOf(RecordKind.IncidentStepTaken).Id;

    // Where the incidents cannot be read, as on a full disk, what is not known to be over is not deleted; everything else is.
    internal async ValueTask<RetentionState> AddToAsync(RetentionState state, CancellationToken cancellationToken)
    {
        if (store is null)
        {
            return state;
        }

        try
        {
            return await ReadAsync(store, state, cancellationToken);
        }
        catch (StateUnavailableException)
        {
            return state with { UnknownClass = Class };
        }
    }

    private static async ValueTask<RetentionState> ReadAsync(IIncidentStore store, RetentionState state, CancellationToken cancellationToken)
    {
        var months = new Dictionary<int, CaseMonth>();
        foreach (CaseMonth known in state.Cases.Where(c => c.Class == Class))
        {
            months[known.Month] = known with { Open = [.. known.Open] };
        }

        await foreach (Incident incident in store.ListAsync(new IncidentQuery(), cancellationToken))
        {
            foreach (int month in incident.Steps.SelectMany(MonthsOf).Distinct())
            {
                CaseMonth known = months.GetValueOrDefault(month) ?? new CaseMonth(Class, month, [], 0);
                if (incident.IsClosed)
                {
                    known = known with { LastClosed = Math.Max(known.LastClosed, incident.Steps.Max(s => s.At).ToUnixTimeMilliseconds()) };
                }
                else
                {
                    known.Open.Add("incident:" + incident.Id);
                }

                months[month] = known;
            }
        }

        return state with { Cases = [.. state.Cases.Where(c => c.Class != Class), .. months.Values] };
    }

    private static int[] MonthsOf(IncidentStepTaken step) =>
        [ChinaCalendar.MonthOf(step.At.ToUnixTimeMilliseconds()), ChinaCalendar.MonthOf((step.At + Later).ToUnixTimeMilliseconds())];
}
