namespace GenAiMeasures.Moderation;

internal enum LexiconColumn
{
    Other = 0,
    Term,
    Risk,
    Severity,
    Action,
    Match,
    Kind,
    Allow,
    Source,
    Added,
    Reviewed,
}
