using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// what became of a content that is screened as a whole: what leaves in its place, or the ruling that ends the answer
internal readonly record struct WholeContent(AIContent Content, ScreenRuling? Ending);
