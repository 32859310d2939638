using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

// A run of the self-assessment as it lies on disk.
internal sealed record AssessmentRun(string Name, string Path, AssessmentSummary Summary);
