using System.Globalization;

namespace GenAiMeasures.Storage.PostgreSql;

// why an instance with a journal cannot go on, in both languages
internal static class ShippingErrors
{
    internal static LedgerUnavailableException NothingToStartFrom(string folder, Exception exception) => new(
        $"The ledger's database cannot be reached, and the journal folder '{folder}' holds nothing to start from: an instance needs the database for its very first start. {exception.Message} "
        + $"账本数据库无法访问，而日志目录 '{folder}' 中没有可供启动的状态：实例首次启动必须能够访问数据库。",
        exception);

    internal static LedgerUnavailableException Unknown(string folder) => new(
        $"The ledger's database does not know the instance of the journal folder '{folder}', or it was declared lost. Bring the newer database back, or move the folder away so that this start becomes a new instance. "
        + $"账本数据库不认识日志目录 '{folder}' 所属的实例，或该实例已被声明丢失。请恢复较新的数据库，或将该目录移走，使本次启动成为新的实例。");

    internal static LedgerUnavailableException Older(string folder) => new(
        $"The journal folder '{folder}' is older than what the database holds of this instance: it is a copy, or was brought back from one. Bring the newer folder back, or move this one away so that this start becomes a new instance; numbers are never used twice. "
        + $"日志目录 '{folder}' 比数据库中本实例的内容更旧：它是副本，或由副本恢复而来。请恢复较新的目录，或将其移走，使本次启动成为新的实例；序号绝不重复使用。");

    internal static LedgerUnavailableException Other(string folder) => new(
        $"The database holds other records than the journal '{folder}' does under the same numbers: two processes wrote as one instance. Stop this one, keep its folder, and run 'genai-measures records verify'. "
        + $"数据库中与日志 '{folder}' 序号相同的记录内容不同：有两个进程以同一实例写入。请停止本进程、保留其目录，并运行 'genai-measures records verify'。");

    internal static LedgerUnavailableException NotShipped(long groups, Exception? exception) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{groups} groups of records are in this instance's journal and not in the database yet, so that this cannot be answered in full now. {exception?.Message ?? "They are on their way."} 本实例日志中仍有 {groups} 组记录尚未写入数据库，目前无法完整答复。"),
        exception);
}
