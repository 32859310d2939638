namespace GenAiMeasures.AspNetCore;

/// <summary>The names of the authorization policies of the console. By default they ask for the roles of <see cref="ConsoleOptions"/>; a host may add its own policy under a name, which then counts.</summary>
public static class GenAiWebPolicies
{
    /// <summary>May look at everything and change nothing.</summary>
    public const string Viewer = "GenAiMeasures.Viewer";

    /// <summary>May look, verify the ledger and take proofs.</summary>
    public const string Auditor = "GenAiMeasures.Auditor";

    /// <summary>May take steps and measures, and handle people's requests.</summary>
    public const string Operator = "GenAiMeasures.Operator";

    /// <summary>May do everything.</summary>
    public const string Administrator = "GenAiMeasures.Administrator";
}
