namespace GenAiMeasures.Filing;

/// <summary>Which procedures apply to a service. It prepares a decision of the provider's counsel and is none. Immutable.</summary>
/// <param name="Procedures">The procedures, possibly none.</param>
/// <param name="None">Why none applies, where none does.</param>
/// <param name="Warnings">What else to watch: other instruments, and facts that are missing.</param>
public sealed record ProcedureAnswer(
    IReadOnlyList<RequiredProcedure> Procedures, IReadOnlyList<ProcedureReason> None, IReadOnlyList<ProcedureReason> Warnings)
{
    /// <summary>Whether a procedure applies.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Whether it does.</returns>
    public bool Requires(string id) => Procedures.Any(p => p.Id == id);
}
