namespace GenAiMeasures;

/// <summary>What a person asks for (Interim Measures Art. 11(2), PIPL Art. 44-47).</summary>
public enum SubjectRequestKind
{
    /// <summary>To see what is recorded (查阅).</summary>
    Access = 0,

    /// <summary>A copy (复制).</summary>
    Copy = 1,

    /// <summary>That something wrong is put right (更正).</summary>
    Correct = 2,

    /// <summary>That something missing is added (补充).</summary>
    Supplement = 3,

    /// <summary>Deletion (删除).</summary>
    Delete = 4,

    /// <summary>That nothing is done with it but storing and protecting it (限制处理).</summary>
    Restrict = 5,
}
