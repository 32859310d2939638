namespace GenAiMeasures.AspNetCore;

internal enum ConsoleRole
{
    Viewer,
    Auditor,
    Operator,
    Administrator,
}
