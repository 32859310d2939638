namespace GenAiMeasures.Storage.PostgreSql;

// One start of one process: its logs are its own, nobody else writes them, and they never go on after it.
internal sealed record PostgreSqlInstance(Guid Id, int Number)
{
    internal const short Writing = 0;
    internal const short Fenced = 1;
    internal const short Ended = 2;
}
