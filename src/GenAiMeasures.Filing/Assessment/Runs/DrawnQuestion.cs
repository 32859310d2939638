namespace GenAiMeasures.Filing;

internal sealed record DrawnQuestion(BankItem Item, BankKind Kind);
