namespace GenAiMeasures.Labeling;

// the law's part of the propagation check
internal sealed record PropagationData(
    PropagationStateData[] States,
    PropagationReason[] Reasons,
    string[] GeneratedSourceTypes,
    string[] VendorNotes,
    string ReminderChinese,
    string ReminderEnglish,
    string ReminderClause);
