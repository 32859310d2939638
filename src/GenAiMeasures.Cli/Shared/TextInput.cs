using System.Text;

namespace GenAiMeasures.Cli;

// the text a command works on: given on the command line, or the content of a file
internal static class TextInput
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static string Read(string? text, FileInfo? file)
    {
        if ((text is null) == (file is null))
        {
            throw new CliException("Give a text with --text, or a file, and not both.");
        }

        if (text is not null)
        {
            return text;
        }

        try
        {
            string content = Strict.GetString(File.ReadAllBytes(file!.FullName));
            return content.StartsWith('\uFEFF') ? content[1..] : content;
        }
        catch (DecoderFallbackException)
        {
            throw new CliException($"The file '{file!.Name}' is not UTF-8.");
        }
    }
}
