namespace GenAiMeasures.Moderation;

/// <summary>What a moderator is asked about.</summary>
/// <param name="Text">The text.</param>
/// <param name="Side">Towards the model or from it.</param>
public readonly record struct ModeratedText(string Text, ScreenSide Side);
