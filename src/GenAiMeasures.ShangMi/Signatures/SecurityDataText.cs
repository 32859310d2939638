namespace GenAiMeasures.ShangMi;

// what was read from a reserved code
internal readonly record struct SecurityDataText(SecurityDataKind Kind, SecurityData? Data = null);
