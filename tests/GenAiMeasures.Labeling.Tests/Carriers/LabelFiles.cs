namespace GenAiMeasures.Labeling.Tests;

/// <summary>The sample files, and the label that independent tools wrote into them.</summary>
internal static class LabelFiles
{
    public const string Code = "001191110108MA01KP2T5U00000";

    public static AigcLabel ToolWritten { get; } = AigcLabel.Produce(Code, "p-0001", FirstPropagator.Empty);

    public static AigcLabel Ours { get; } = AigcLabel.Produce("001191440300708461136T1XGW3", "0123456789abcdef0123456789abcdef-1");

    public static ContentLabeler Labeler { get; } = new();

    public static byte[] Read(string folder, string name) => File.ReadAllBytes(Repository.Shared("labels", folder, name));
}
