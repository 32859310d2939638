namespace GenAiMeasures.Filing;

/// <summary>The five families of the Algorithm Provisions (Art. 2).</summary>
[Flags]
public enum AlgorithmFamilies
{
    /// <summary>None stated.</summary>
    None = 0,

    /// <summary>Generation and synthesis (生成合成类).</summary>
    Generation = 1,

    /// <summary>Personalised push (个性化推送类).</summary>
    Push = 2,

    /// <summary>Ranking and selection (排序精选类).</summary>
    Ranking = 4,

    /// <summary>Search and filter (检索过滤类).</summary>
    Search = 8,

    /// <summary>Dispatch and decision (调度决策类).</summary>
    Dispatch = 16,
}
