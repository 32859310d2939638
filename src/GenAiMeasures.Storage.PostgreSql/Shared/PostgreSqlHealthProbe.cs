using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GenAiMeasures.Storage.PostgreSql;

// Red as soon as the database did not answer the last question, whether or not anybody chats; yellow where a journal records on.
internal sealed class PostgreSqlHealthProbe(PostgreSqlPoll poll, PostgreSqlConnections connections) : IComplianceHealthProbe
{
    public string Name => "database";

    public HealthCheckResult Probe() => poll.Failure is { } failure
        ? new HealthCheckResult(connections.Options.AckWhen == AckWhen.LocalJournal ? HealthStatus.Degraded : HealthStatus.Unhealthy, string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{failure.Message} Nothing was heard of other instances for {poll.Silence.TotalSeconds:0} s; the measures that are known stay in force."))
        : HealthCheckResult.Healthy("answers");
}
