using System.Security.Cryptography;
using System.Text;

namespace Gateway;

/// <summary>The keys that may call, each with its account. Kept as digests, so that looking one up takes the same time whatever it is.</summary>
internal sealed class ApiKeys(IReadOnlyDictionary<string, string> accounts)
{
    internal static ApiKeys Parse(string list) => Of([.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(p => p.Split('=', 2))
        .Where(p => p.Length == 2)
        .Select(p => (p[0], p[1]))]);

    internal static ApiKeys Of(params (string Key, string Account)[] keys) =>
        new(keys.ToDictionary(k => Digest(k.Key), k => k.Account, StringComparer.Ordinal));

    internal string? Find(string key) => accounts.GetValueOrDefault(Digest(key));

    private static string Digest(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
