using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

internal sealed record ProcedureTable(ImmutableArray<ProcedureEntry> Procedures, ImmutableArray<ProcedureRule> Rules, ImmutableArray<ProcedureRule> Warnings);
