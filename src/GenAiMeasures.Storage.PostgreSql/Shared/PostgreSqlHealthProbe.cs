using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GenAiMeasures.Storage.PostgreSql;

// red as soon as the database did not answer the last question, whether or not anybody chats
internal sealed class PostgreSqlHealthProbe(PostgreSqlPoll poll) : IComplianceHealthProbe
{
    public string Name => "database";

    public HealthCheckResult Probe() => poll.Failure is { } failure
        ? HealthCheckResult.Unhealthy(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{failure.Message} Nothing was heard of other instances for {poll.Silence.TotalSeconds:0} s; the measures that are known stay in force."))
        : HealthCheckResult.Healthy("answers");
}
