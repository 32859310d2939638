namespace GenAiMeasures.Filing;

/// <summary>Finds the procedures that apply to a service, from rules in a data file with their articles. Thread-safe.</summary>
/// <remarks>The lines between filing and registration are practice of the offices (secondary sources), and differ by province: each reason says how surely it is known.</remarks>
public static class ProcedureFinder
{
    internal static ProcedureTable BuiltIn { get; } = FilingData.Read("procedures.json", FilingJsonContext.Default.ProcedureTable);

    /// <summary>Finds what applies.</summary>
    /// <param name="facts">The facts of the service.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The scope is not stated, or where the model of a public service comes from: nobody may guess either.</exception>
    public static ProcedureAnswer Find(ProcedureFacts facts) => Find(facts, FilingTemplates.BuiltIn);

    /// <summary>Finds what applies by other rules.</summary>
    /// <param name="facts">The facts of the service.</param>
    /// <param name="templates">Whose rules: a province's own, for example.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="Find(ProcedureFacts)"/>.</exception>
    public static ProcedureAnswer Find(ProcedureFacts facts, FilingTemplates templates)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(templates);
        ProcedureTable table = templates.Table;
        if (facts.Scope == ServiceScope.Unset)
        {
            throw new ArgumentException("The scope of the service is not stated. Say whether it is offered to the public in mainland China. 未说明服务范围：请说明是否向境内公众提供。", nameof(facts));
        }

        if (facts.Model == ModelOrigin.Unset && facts.Scope != ServiceScope.Internal)
        {
            throw new ArgumentException("Where the model comes from is not stated; it decides between filing and registration. 未说明模型来源：它决定是备案还是登记。", nameof(facts));
        }

        ILookup<string, ProcedureReason> reasons = table.Rules.Where(r => r.Fits(facts)).ToLookup(r => r.Procedure, Reason);
        RequiredProcedure[] procedures =
        [
            .. table.Procedures.Where(p => reasons.Contains(p.Id))
                .Select(p => new RequiredProcedure(p.Id, p.Chinese, p.English, p.Where, p.Clock, p.ClockConfidence, [.. reasons[p.Id]])),
        ];
        return new ProcedureAnswer(procedures, procedures.Length == 0 ? [.. reasons["none"]] : [], [.. table.Warnings.Where(w => w.Fits(facts)).Select(Reason)]);
    }

    private static ProcedureReason Reason(ProcedureRule rule) => new(rule.Chinese, rule.English, rule.Article, rule.Confidence);
}
