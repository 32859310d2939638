namespace GenAiMeasures.Filing;

/// <summary>How far a kept run is.</summary>
public enum KeptRunState
{
    /// <summary>It holds answers and no result: it was cut off, or still runs. The same call goes on with it.</summary>
    Unfinished = 0,

    /// <summary>It has its result.</summary>
    Finished = 1,

    /// <summary>Its result cannot be read, or contradicts itself. Its rates are not shown; <see cref="KeptRun.Problems"/> says why.</summary>
    Unreadable = 2,
}
