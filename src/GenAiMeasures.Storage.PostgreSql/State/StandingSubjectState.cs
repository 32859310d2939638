namespace GenAiMeasures.Storage.PostgreSql;

// how a person stands: goes with the records of the measures, and never while a measure is in force
internal sealed class StandingSubjectState(StateDatabase database, StandingMap map, TimeProvider time) : ISubjectState
{
    public string RetentionClass => "measure";

    public IAsyncEnumerable<string> ListSubjectsAsync(CancellationToken cancellationToken) => SubjectQueries.ListAsync(database, "standing", cancellationToken);

    public async ValueTask<string?> FindObstacleAsync(string pseudonym, CancellationToken cancellationToken)
    {
        StandingState? state = await database.ReadAsync(c => StandingQueries.FindAsync(c, null, pseudonym, cancellationToken), cancellationToken).ConfigureAwait(false);
        bool isInForce = state is { Standing: >= GenAiMeasures.Standing.Restricted } && !(state.Until <= time.GetUtcNow());
        return isInForce ? $"The measure {state!.Standing} is in force (Interim Measures Art. 14(2))." : null;
    }

    public async ValueTask EraseAsync(string pseudonym, CancellationToken cancellationToken)
    {
        await SubjectQueries.DeleteAsync(database, "standing", pseudonym, cancellationToken).ConfigureAwait(false);
        map.Forget(pseudonym);
    }
}
