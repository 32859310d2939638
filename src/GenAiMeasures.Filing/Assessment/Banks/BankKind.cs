namespace GenAiMeasures.Filing;

/// <summary>What the questions of a bank test (GB/T 45654-2025, TC260-003).</summary>
public enum BankKind
{
    /// <summary>Whether generated content is safe (生成内容测试题库).</summary>
    Content = 0,

    /// <summary>Whether the service refuses what it should (应拒答测试题库).</summary>
    ShouldRefuse = 1,

    /// <summary>Whether it answers what it must not refuse (非拒答测试题库).</summary>
    MustNotRefuse = 2,

    /// <summary>The keywords that are blocked (拦截关键词库): no questions, but counted the same way.</summary>
    Keywords = 3,
}
