using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

/// <summary>Test data in one place.</summary>
internal static class Some
{
    public const string CreditCode = "91110108MA01KP2T5U";

    public static Subject Subject { get; } = new("user-1");

    public static void PublicService(GenAiComplianceOptions options)
    {
        options.Scope = ServiceScope.MainlandPublic;
        options.Provider.Name = "示例科技有限公司";
        options.Provider.CreditCode = CreditCode;
        options.Provider.ServiceName = "示例助手";
    }

    /// <summary>An internal service with anonymous callers: nothing but what a test adds stands between caller and model.</summary>
    public static void InternalService(GenAiComplianceOptions options)
    {
        options.Scope = ServiceScope.Internal;
        options.Subjects.AllowAnonymous = true;
    }

    /// <summary>A text as a service streams it: ids on every update, the finish reason on the last, usage after it.</summary>
    public static ChatResponseUpdate[] Updates(params string[] pieces) => ScriptedUpdates.Of(pieces);

    public static ChatResponseUpdate Update(string text) => Update(new TextContent(text));

    public static ChatResponseUpdate Update(params AIContent[] contents) => ScriptedUpdates.Of(contents);

    /// <summary>What a service that does not stream answers: the same contents, one message for each run of the same message id and role.</summary>
    public static ChatResponse ResponseOf(IEnumerable<ChatResponseUpdate> updates) => ScriptedUpdates.ResponseOf(updates);
}
