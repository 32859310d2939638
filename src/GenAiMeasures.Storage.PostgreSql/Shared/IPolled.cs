namespace GenAiMeasures.Storage.PostgreSql;

// something that other instances change, and that is asked for each second
internal interface IPolled
{
    ValueTask PollAsync(CancellationToken cancellationToken);
}
