namespace GenAiMeasures.Labeling;

/// <summary>The operator's declaration that the app shows the explicit label in its interface (GB 45438-2025 ch. 5, interaction interface; clause number open).</summary>
public sealed class InterfaceNotice
{
    /// <summary>Gets or sets the words that are shown, with both mandated elements.</summary>
    /// <value>Required when the place is <see cref="ExplicitPlace.Interface"/>. Default: empty.</value>
    public string Text { get; set; } = "";

    /// <summary>Gets or sets where they are shown and how, for the people who inspect it: <c>网页与客户端对话框下方，持续显示</c> for example.</summary>
    /// <value>Required when the place is <see cref="ExplicitPlace.Interface"/>, at least ten characters. Default: empty.</value>
    public string Where { get; set; } = "";
}
