namespace GenAiMeasures;

/// <summary>Where in a client's pipeline a <see cref="ComplianceChatClient"/> sits.</summary>
public enum ComplianceSeat
{
    /// <summary>Outermost: opens, screens, labels and settles exchanges.</summary>
    Exchange = 0,

    /// <summary>Inside the tool loop: joins the exchange of the outer seat, screens a tool's arguments before it runs and its result before the model sees it.</summary>
    Tools = 1,
}
