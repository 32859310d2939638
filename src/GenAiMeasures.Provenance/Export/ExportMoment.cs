using System.Globalization;

namespace GenAiMeasures.Provenance;

internal static class ExportMoment
{
    // the moment of the last entry, so that a repeated export has the same bytes
    internal static string Of(RegisterSnapshot snapshot, RegisterReport report) =>
        (snapshot.History.Count > 0 ? snapshot.History[^1].At.ToUniversalTime() : new DateTimeOffset(report.CheckedOn, TimeOnly.MinValue, TimeSpan.Zero))
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
