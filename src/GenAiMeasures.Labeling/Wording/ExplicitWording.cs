using System.Globalization;

namespace GenAiMeasures.Labeling;

/// <summary>Checks the words of an explicit label (GB 45438-2025 5.1, quoted): an AI element and a generation element, both in one line. Thread-safe.</summary>
public static class ExplicitWording
{
    /// <summary>The most characters a label may have.</summary>
    public const int MaxLength = 200;

    private static readonly WordingData Data = LabelingData.Read("wordings.json", LabelingDataContext.Default.WordingData);

    /// <summary>Gets our wording in Chinese.</summary>
    public static string Chinese => Data.Chinese;

    /// <summary>Gets our wording in English, with the two elements in Chinese beside it.</summary>
    public static string English => Data.English;

    /// <summary>Says what is wrong with a wording, or <see langword="null"/> when it has both elements in one language.</summary>
    /// <param name="text">The wording.</param>
    /// <returns>An English clause, or <see langword="null"/>.</returns>
    /// <remarks>Only Chinese is the standard's own; the other languages are derived from it, and whether they are enough for readers in mainland China is open.</remarks>
    public static string? FindProblem(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "it is empty";
        }

        if (text.Length > MaxLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it has {text.Length} characters, more than {MaxLength}");
        }

        foreach (char c in text)
        {
            if (char.IsControl(c) && c is not ('\n' or '\r'))
            {
                return "it holds a control character";
            }
        }

        string folded = FoldWidth(text);
        bool hasAi = false;
        bool hasGeneration = false;
        foreach (string line in folded.Split(['\n', '\r']))
        {
            foreach (WordingElements elements in Data.Elements)
            {
                bool ai = Holds(line, elements.Ai);
                bool generation = Holds(line, elements.Generation);
                if (ai && generation)
                {
                    return null;
                }

                hasAi |= ai;
                hasGeneration |= generation;
            }
        }

        return (hasAi, hasGeneration) switch
        {
            (true, true) => "its AI element and its generation element do not stand in one line and one language",
            (true, false) => "it has no generation element such as 生成, 合成 or generated",
            (false, true) => "it has no AI element such as AI or 人工智能",
            _ => "it has neither an AI element (AI, 人工智能) nor a generation element (生成, 合成)",
        };
    }

    // whether both elements stand there in the standard's own language
    internal static bool HasChineseElements(string text)
    {
        string folded = FoldWidth(text);
        WordingElements chinese = Data.Elements[0];
        return folded.Split(['\n', '\r']).Any(line => Holds(line, chinese.Ai) && Holds(line, chinese.Generation));
    }

    private static bool Holds(string line, string[] words)
    {
        foreach (string word in words)
        {
            for (int at = line.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = line.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (IsWord(line, at, word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // An abbreviation is one only in capitals and on its own: "said" and "MAIN" hold no AI. Longer words may be inflected.
    private static bool IsWord(string line, int at, string word)
    {
        if (word.Length > 4 || !char.IsLetter(word[0]) || word[0] >= '\u2E80')
        {
            return true;
        }

        return string.CompareOrdinal(line, at, word, 0, word.Length) == 0
            && (at == 0 || !IsAlphabetic(line[at - 1]))
            && (at + word.Length == line.Length || !IsAlphabetic(line[at + word.Length]));
    }

    private static bool IsAlphabetic(char c) => char.IsLetter(c) && c < '\u2E80';

    // ＡＩ in full-width letters is AI
    private static string FoldWidth(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = source[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(source[i] - 0xFEE0) : source[i];
        }
    });
}
