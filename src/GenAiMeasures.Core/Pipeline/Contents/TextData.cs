using System.Text;
using Microsoft.Extensions.AI;

namespace GenAiMeasures;

internal static class TextData
{
    internal static string Decode(DataContent data) => EncodingOf(data.MediaType).GetString(data.Data.Span);

    internal static DataContent Replace(DataContent data, string text) =>
        new(EncodingOf(data.MediaType).GetBytes(text), data.MediaType)
        {
            Name = data.Name,
            Annotations = data.Annotations,
            AdditionalProperties = data.AdditionalProperties,
        };

    // the charset a media type states, UTF-8 when it states none or one that is not known here
    private static Encoding EncodingOf(string mediaType)
    {
        const string Key = "charset=";
        int at = mediaType.IndexOf(Key, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return Encoding.UTF8;
        }

        string name = mediaType[(at + Key.Length)..].Split(';')[0].Trim().Trim('"');
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
