using System.Text.Json;

namespace GenAiMeasures.Provenance;

/// <summary>The chain of a register's history. Thread-safe.</summary>
public static class RegisterHistory
{
    private static readonly string Zeros = new('0', 64);

    /// <summary>Finds where a history was changed, cut or left out: every entry holds the hash of the one before, and the last the digest of the register.</summary>
    /// <param name="snapshot">The register.</param>
    /// <returns>What is wrong; empty for a whole history.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <remarks>Whoever can rewrite the whole file can rewrite the whole chain: keep the hash of the last entry elsewhere, such as in a filing or the ledger.</remarks>
    public static IReadOnlyList<InputProblem> Verify(RegisterSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        List<InputProblem> problems = [];

        // what was before a history whose beginning ended with its term is known by its hash only
        string previous = snapshot.HistoryFrom > 1 && snapshot.History.Count > 0 ? snapshot.History[0].Previous : Zeros;
        for (int i = 0; i < snapshot.History.Count; i++)
        {
            RegisterEntry entry = snapshot.History[i];
            if (entry.Version != snapshot.HistoryFrom + i || entry.Previous != previous || entry.Hash != HashOf(entry))
            {
                problems.Add(new InputProblem(
                    $"$.history[{i}]", "history-broken", $"Entry {snapshot.HistoryFrom + i} of the history was changed, or one before it is missing. Restore the register from a copy.",
                    $"历史记录第 {snapshot.HistoryFrom + i} 条被改动，或者之前的记录缺失。请从备份恢复登记表。"));
            }

            previous = entry.Hash;
        }

        if (snapshot.History.Count > 0 && snapshot.History[^1].Digest != snapshot.Digest)
        {
            problems.Add(new InputProblem(
                "$.register", "history-bypassed", "The register was changed without an entry in its history. Commit the change through the register.", "登记表内容有改动但没有历史记录，请通过登记接口提交修改。"));
        }

        return problems;
    }

    internal static RegisterEntry Append(RegisterSnapshot current, TrainingData data, string by, string reason, DateTimeOffset at)
    {
        var entry = new RegisterEntry
        {
            Version = current.Version + 1,
            At = at,
            By = by,
            Reason = reason,
            Changes = RegisterDiff.Compare(current.Data, data),
            Digest = RegisterJson.Digest(data),
            Previous = current.History.Count == 0 ? Zeros : current.History[^1].Hash,
            Hash = "",
        };
        return entry with { Hash = HashOf(entry) };
    }

    private static string HashOf(RegisterEntry entry) =>
        RegisterJson.Hash(JsonSerializer.SerializeToUtf8Bytes(entry with { Hash = "" }, ProvenanceJsonContext.Canonical.RegisterEntry));
}
