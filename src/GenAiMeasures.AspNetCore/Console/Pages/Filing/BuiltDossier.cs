using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

// What the dossier that was built last lacks, and its digest; the file itself went to who asked for it.
internal sealed record BuiltDossier(string Sha256, int Files, IReadOnlyList<DossierRow> Rows, IReadOnlyList<string> Gaps, DateTimeOffset At, string Author);
