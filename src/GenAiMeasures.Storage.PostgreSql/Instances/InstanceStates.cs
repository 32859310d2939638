using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// what became of instances, for whoever verifies: only what asks for a word
internal static class InstanceStates
{
    internal static async ValueTask<IReadOnlyList<string>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection, null, "SELECT id, state, journal FROM instances i WHERE state IN (1, 3) AND EXISTS (SELECT 1 FROM heads h WHERE h.instance = i.id) ORDER BY started, id");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var said = new List<string>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            string id = reader.GetGuid(0).ToString("n");
            said.Add((reader.GetInt16(1), reader.GetBoolean(2)) switch
            {
                (InstanceRows.Lost, _) => $"实例 {id} 未上传的日志已声明丢失。 What the instance {id} had not shipped was declared lost.",
                (_, true) => $"实例 {id} 已失联，其日志可能仍有未上传的记录。 The instance {id} did not come back; its journal may hold records that are not here.",
                _ => $"实例 {id} 已失联，其账本分册已关闭。 The instance {id} did not come back; its logs are closed.",
            });
        }

        return said;
    }
}
