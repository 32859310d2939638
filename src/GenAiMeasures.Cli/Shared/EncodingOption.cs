using System.CommandLine;

namespace GenAiMeasures.Cli;

internal static class EncodingOption
{
    private static readonly string[] Encodings = ["detect", "utf8", "utf16", "gb18030"];

    internal static Option<string> Encoding()
    {
        Option<string> option = new("--encoding") { Description = "The file's encoding: detect, utf8, utf16 or gb18030.", DefaultValueFactory = _ => "detect" };
        option.AcceptOnlyFromAmong(Encodings);
        return option;
    }

    internal static TextFileEncoding Read(string name) => Enum.Parse<TextFileEncoding>(name, ignoreCase: true);
}
