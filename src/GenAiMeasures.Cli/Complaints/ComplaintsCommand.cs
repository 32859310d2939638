using System.CommandLine;
using GenAiMeasures.Filing;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

// Complaints, read only: on the file of a running app or on a copy of it.
internal static class ComplaintsCommand
{
    internal static Command Create(TextWriter output) => new("complaints", "The register of complaints. It holds what people wrote: mind who reads it. Nothing is written to the store.")
    {
        ComplaintsListCommand.Create(output),
        ComplaintsExportCommand.Create(output),
    };

    internal static Option<bool> Open() => new("--open") { Description = "Open ones only." };

    internal static Option<bool> Overdue() => new("--overdue") { Description = "Only those whose limit is over without an answer." };

    internal static List<Complaint> Read(SqliteStateReader reader, bool open, bool overdue, DateTimeOffset now) =>
    [
        .. reader.ReadCases(new CaseQuery(Complaint.CaseKind) { IsOpen = open ? true : null })
            .Select(s => Complaint.Parse(s.Body.Span))
            .Where(c => !overdue || (c.AnsweredAt is null && c.IsLate(now))),
    ];
}
