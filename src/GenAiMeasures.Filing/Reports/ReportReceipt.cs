namespace GenAiMeasures.Filing;

/// <summary>That a report was taken.</summary>
/// <param name="Authority">To whom it went.</param>
/// <param name="Reference">The receipt's number, or where it is found.</param>
public sealed record ReportReceipt(string Authority, string Reference);
