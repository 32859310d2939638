namespace GenAiMeasures;

/// <summary>Which part of a message a text comes from. Screens see each kind as a text of its own.</summary>
public enum ContentKind
{
    /// <summary>The visible text of a message.</summary>
    Text = 0,

    /// <summary>The model's reasoning.</summary>
    Reasoning = 1,

    /// <summary><c>ChatOptions.Instructions</c>, the second channel of system prompts.</summary>
    Instructions = 2,

    /// <summary>The name of a tool that is called.</summary>
    ToolName = 3,

    /// <summary>A value or key among a tool call's arguments.</summary>
    ToolArgument = 4,

    /// <summary>A value in a tool's result.</summary>
    ToolResult = 5,

    /// <summary>Text carried as data (<c>text/*</c>).</summary>
    TextData = 6,

    /// <summary>The message of an error.</summary>
    Error = 7,

    /// <summary>The address of a link.</summary>
    Link = 8,

    /// <summary>The name of a file or author.</summary>
    Name = 9,

    /// <summary>Data that is not text: an image, audio, video, a document.</summary>
    Data = 10,
}
