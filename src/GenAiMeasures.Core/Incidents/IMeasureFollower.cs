namespace GenAiMeasures;

// told of every change of standing after it is on record and before it counts as recorded: may be told twice of one
internal interface IMeasureFollower
{
    ValueTask FollowAsync(StandingChanged change, CancellationToken cancellationToken);
}
