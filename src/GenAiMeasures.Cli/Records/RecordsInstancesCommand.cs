using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Storage.PostgreSql;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Cli;

internal static class RecordsInstancesCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string?> database = SharedStore.Database();
        Option<string?> schema = SharedStore.Schema();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("instances", "List the instances that share a ledger, and what became of them.") { database, schema, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using ServiceProvider provider = Open(o => SharedStore.Configure(o, parsed.GetValue(database), parsed.GetValue(schema), null));
            Write(output, await provider.GetRequiredService<IInstanceService>().ListAsync(cancellationToken), parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    internal static ServiceProvider Open(Action<PostgreSqlOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UsePostgreSql(configure: configure);
        return services.BuildServiceProvider();
    }

    private static void Write(TextWriter output, IReadOnlyList<InstanceInfo> instances, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartArray();
                foreach (InstanceInfo instance in instances)
                {
                    writer.WriteStartObject();
                    writer.WriteString("id", instance.Id);
                    writer.WriteString("machine", instance.Machine);
                    writer.WriteString("state", JsonOutput.ToCamelCase(instance.State));
                    writer.WriteBoolean("journal", instance.HasJournal);
                    writer.WriteString("started", instance.Started);
                    writer.WriteString("leaseUntil", instance.LeaseUntil);
                    writer.WriteNumber("logs", instance.Logs);
                    writer.WriteNumber("records", instance.Records);
                    writer.WriteNumber("openExchanges", instance.OpenExchanges);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            return;
        }

        foreach (InstanceInfo instance in instances)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{instance.Id} {JsonOutput.ToCamelCase(instance.State)}{(instance.HasJournal ? ", journal" : "")}: {instance.Records} records in {instance.Logs} logs, {instance.OpenExchanges} open, on {instance.Machine} since {instance.Started:yyyy-MM-dd HH:mm:ss}"));
        }
    }
}
