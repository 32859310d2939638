namespace GenAiMeasures.Storage.PostgreSql;

/// <summary>What became of an instance. The numbers are stored.</summary>
public enum InstanceState
{
    /// <summary>It writes, or its lease has not run out for long enough.</summary>
    Writing = 0,

    /// <summary>It did not come back, and another closed its logs. With a journal it may still come back.</summary>
    Closed = 1,

    /// <summary>It ended by itself.</summary>
    Ended = 2,

    /// <summary>What it had not shipped was declared lost.</summary>
    Lost = 3,
}
