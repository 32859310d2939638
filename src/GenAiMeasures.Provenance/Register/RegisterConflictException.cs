namespace GenAiMeasures.Provenance;

/// <summary>Somebody else changed the register since it was read; nothing was written.</summary>
public sealed class RegisterConflictException : InvalidOperationException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="expected">The version that was read.</param>
    /// <param name="actual">The version there is.</param>
    public RegisterConflictException(int expected, int actual)
        : base($"The register is at version {actual} and the change was made on version {expected}. Read it again, repeat the change, and commit. 登记表现为第 {actual} 版，而修改基于第 {expected} 版；请重新读取后再提交。")
    {
        Expected = expected;
        Actual = actual;
    }

    /// <summary>Gets the version that was read.</summary>
    public int Expected { get; }

    /// <summary>Gets the version there is.</summary>
    public int Actual { get; }
}
