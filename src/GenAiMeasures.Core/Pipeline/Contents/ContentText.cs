using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// one text inside a content, and which content to rewrite when a span of it is redacted
internal readonly record struct ContentText(ContentPlace Place, string Text, AIContent? Rewritable);
