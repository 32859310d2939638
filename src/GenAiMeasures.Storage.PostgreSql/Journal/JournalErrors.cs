using System.Globalization;

namespace GenAiMeasures.Storage.PostgreSql;

// what is wrong with a journal, in both languages: an operator reads it when a start is refused
internal static class JournalErrors
{
    internal static LedgerUnavailableException Failed(string folder, Exception exception) => new(
        $"The local journal '{folder}' cannot be written ({exception.GetType().Name}). Check its disk and its rights; nothing that was acknowledged is lost. "
        + $"本地日志 '{folder}' 无法写入（{exception.GetType().Name}）：请检查磁盘与权限；已确认的记录没有丢失。",
        exception);

    internal static LedgerUnavailableException Closed(string folder) => new(
        $"The local journal '{folder}' is closed after a failure and is opened again for the next record. 本地日志 '{folder}' 在出错后已关闭，将在下一条记录时重新打开。");

    internal static LedgerUnavailableException Corrupt(string path, long offset) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The local journal is corrupt: '{path}' holds something else than a group at byte {offset}, and acknowledged records stand behind it. Keep the folder, stop this instance, and bring the file back from a copy or declare the journal lost (`genai-measures records declare-lost`). 本地日志已损坏：'{path}' 第 {offset} 字节处的内容不是有效的记录组，其后仍有已确认的记录。请保留该目录并停止本实例，从副本恢复该文件，或用 declare-lost 命令声明丢失。"));

    internal static LedgerUnavailableException Missing(string folder, long from, long to) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The local journal '{folder}' has lost the groups {from} to {to}, which were acknowledged. Bring its files back, or declare the journal lost (`genai-measures records declare-lost`). 本地日志 '{folder}' 缺少已确认的第 {from} 至 {to} 组记录：请恢复其文件，或用 declare-lost 命令声明丢失。"));

    internal static LedgerUnavailableException Full(string folder, long limit) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The local journal '{folder}' is full ({limit} bytes) and the database does not take its records. Nothing is dropped and nothing more is recorded until the database is back, or JournalMegabytes is raised. 本地日志 '{folder}' 已满（{limit} 字节），而数据库未能接收其中的记录：不会丢弃任何记录，在数据库恢复或调大 JournalMegabytes 之前不再接受新记录。"));
}
