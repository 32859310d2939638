using System.Net;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// What a connection string must say before it is used. Nothing of the string is repeated in an error: it may hold a password.
internal static class ConnectionRule
{
    internal static string? FindProblem(string connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return "The connection string of the ledger's database is empty. Give it to UsePostgreSql() or as GenAiMeasures:PostgreSql:ConnectionString. "
                + "账本数据库的连接字符串为空。请通过 UsePostgreSql() 或 GenAiMeasures:PostgreSql:ConnectionString 提供。";
        }

        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or NotSupportedException)
        {
            return "The connection string of the ledger's database is not one that Npgsql reads (Host=…;Database=…;Username=…). It is not repeated here, because it may hold a password. "
                + "账本数据库的连接字符串不是 Npgsql 可识别的格式（Host=…;Database=…;Username=…）。因可能含有密码，此处不予显示。";
        }

        if (string.IsNullOrWhiteSpace(settings.Host))
        {
            return "The connection string of the ledger's database names no Host. 账本数据库的连接字符串未指定 Host。";
        }

        return settings.SslMode >= SslMode.Require || IsThisMachine(settings.Host)
            ? null
            : "The ledger's database is on another machine and its connection string does not require TLS. Add 'SSL Mode=VerifyFull' (or at least 'SSL Mode=Require'): records of people must not cross a network in the clear. "
                + "账本数据库位于另一台机器，而连接字符串未要求 TLS。请添加“SSL Mode=VerifyFull”（至少“SSL Mode=Require”）：个人相关记录不得在网络上明文传输。";
    }

    // the hosts of a list are each a place to which the connection may go
    internal static bool IsThisMachine(string hosts)
    {
        foreach (string host in hosts.Split(',', StringSplitOptions.TrimEntries))
        {
            bool isSocket = host.StartsWith('/') || host.StartsWith('@');
            if (!isSocket && !string.Equals(NameOf(host), "localhost", StringComparison.OrdinalIgnoreCase)
                && !(IPAddress.TryParse(NameOf(host), out IPAddress? address) && IPAddress.IsLoopback(address)))
            {
                return false;
            }
        }

        return true;
    }

    // without the port, of which an address of version 6 has one only behind brackets
    private static string NameOf(string host)
    {
        if (host.StartsWith('['))
        {
            return host[1..Math.Max(1, host.IndexOf(']', StringComparison.Ordinal))];
        }

        int colon = host.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && colon == host.LastIndexOf(':') ? host[..colon] : host;
    }
}
