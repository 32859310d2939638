using System.Text;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.ShangMi;

// The bytes over which a producer signs (appendix A.1, quoted): the first three members of the label without braces and
// blanks. Values are written as the canonical writer writes them; for every value that the standard allows that is the
// value itself.
internal static class LabelMessage
{
    internal static byte[] Of(AigcLabel label)
    {
        string json = label.Normalize().ToJson();
        int end = json.IndexOf(",\"ReservedCode1\":", StringComparison.Ordinal);
        return Encoding.ASCII.GetBytes(json[1..end]);
    }
}
