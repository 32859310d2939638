using Microsoft.Extensions.Diagnostics.HealthChecks;
using Polly.CircuitBreaker;

namespace GenAiMeasures.Moderation;

// the state of one moderator: whether it answers, and what happens to texts while it does not
internal sealed class ModeratorHealthProbe(ModeratorStage stage) : IComplianceHealthProbe
{
    public string Name => stage.Name;

    public HealthCheckResult Probe()
    {
        bool isOff = stage.Runner.Circuit is CircuitState.Open or CircuitState.Isolated;
        if (!isOff && !stage.Runner.LastFailed)
        {
            return HealthCheckResult.Healthy();
        }

        string meanwhile = stage.Options.Shadow ? "it only watches, so nothing depends on it"
            : stage.Options.OnFailure == ScreenFailure.Refuse ? "texts are refused meanwhile"
            : "texts go on unchecked meanwhile";
        return isOff && !stage.Options.Shadow
            ? HealthCheckResult.Unhealthy($"The moderator is switched off by its circuit breaker; {meanwhile}.")
            : HealthCheckResult.Degraded($"The moderator's latest call failed; {meanwhile}.");
    }
}
