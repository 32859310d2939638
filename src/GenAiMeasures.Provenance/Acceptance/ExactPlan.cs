namespace GenAiMeasures.Provenance;

/// <summary>The smallest single plan that keeps both risks, for one lot.</summary>
/// <param name="Size">How many items to inspect.</param>
/// <param name="Accept">The most bad items with which the lot is accepted.</param>
/// <param name="ProducerRisk">The chance to reject a lot as good as the quality limit.</param>
/// <param name="ConsumerRisk">The chance to accept a lot as bad as the rejectable quality.</param>
public sealed record ExactPlan(long Size, long Accept, double ProducerRisk, double ConsumerRisk);
