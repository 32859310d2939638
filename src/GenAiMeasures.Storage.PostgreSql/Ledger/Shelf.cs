using System.Globalization;

namespace GenAiMeasures.Storage.PostgreSql;

// The number under which what ends together lies together: month * 100 + retention class.
internal static class Shelf
{
    internal static int Of(int month, int retentionClass) => retentionClass is >= 0 and < 100
        ? (month * 100) + retentionClass
        : throw new LedgerUnavailableException(string.Create(CultureInfo.InvariantCulture, $"The retention class {retentionClass} has no place in the ledger's database: classes are numbered from 0 to 99."));

    internal static string TableOf(string parent, int shelf) => string.Create(CultureInfo.InvariantCulture, $"{parent}_{shelf}");
}
