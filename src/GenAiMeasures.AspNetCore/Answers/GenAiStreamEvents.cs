namespace GenAiMeasures.AspNetCore;

/// <summary>The names of the server-sent events that <c>WriteGenAiStreamAsync</c> writes. Stable; each carries one JSON object.</summary>
public static class GenAiStreamEvents
{
    /// <summary>Text to append: <c>{"messageId","text"}</c>.</summary>
    public const string Text = "text";

    /// <summary>Reasoning to append, where the host shows it: <c>{"messageId","text"}</c>.</summary>
    public const string Reasoning = "reasoning";

    /// <summary>A labelled file: <c>{"messageId","mediaType","uri"}</c>, the uri with the data in it.</summary>
    public const string Media = "media";

    /// <summary>Text to take back: <c>{"ranges":[{"messageId","kind","start","length"}]}</c>, in UTF-16 units of what was appended. Obey it before anything that follows.</summary>
    public const string Retraction = "retraction";

    /// <summary>Why there is no answer, or no more of it: <c>{"code","risk","text"}</c>. Show the text.</summary>
    public const string Refusal = "refusal";

    /// <summary>A measure against the user: <c>{"standing","until","text"}</c>. Show the text.</summary>
    public const string Notice = "notice";

    /// <summary>The labels: <c>{"explicit","text","AIGC"}</c>. Where a text is given, show it beside the answer.</summary>
    public const string Label = "label";

    /// <summary>The end: <c>{"exchange","finishReason"}</c>. An answer without it is not complete.</summary>
    public const string Done = "done";

    /// <summary>The answer broke off: <c>{"code"}</c>. No detail is given away.</summary>
    public const string Error = "error";
}
