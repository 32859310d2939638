using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling;

// a file with its labels, and what to record about them
internal sealed record LabelledMedia(DataContent Content, LabelFact[] Facts);
