namespace GenAiMeasures;

/// <summary>What standards ask to be updated regularly (GB/T 45654-2025, TC260-003; the periods not read first hand). The numbers are stored.</summary>
public enum MaterialKind
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The keyword library (关键词库).</summary>
    Keywords = 1,

    /// <summary>The test banks of the self-assessment (测试题库).</summary>
    TestBanks = 2,
}
