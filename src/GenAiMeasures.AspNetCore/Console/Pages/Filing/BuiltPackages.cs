using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

// The packages that were built last, by whom and from which file.
internal sealed record BuiltPackages(FilingBuild Build, DateTimeOffset At, string Author, string Profile);
