namespace GenAiMeasures.Moderation;

// Writes a term in the other ways in which it is matched: tricks that change the number of characters are met on the side of
// the patterns, where they cost memory and no time.
internal sealed class TermVariants(FoldTable table, EvasionOptions options)
{
    private const int SplitMinimum = 3;
    private const int PinyinMinimum = 3;
    private const int InitialsMinimum = 3;
    private const int DigitsMinimum = 4;

    // longer terms are not split: nobody writes a sentence in parts
    private const int LongestSplit = 16;
    private const int MostReadings = 4;

    // how many ways of writing a term are all taken; a term with more of them has the likely ones only
    private const int MostChoices = 48;
    private const int MostDigitLetters = 4;

    private readonly List<TermVariant> _variants = [];

    internal IReadOnlyList<TermVariant> Of(LexiconTerm term, List<int> folded)
    {
        _variants.Clear();
        if (term.Kind != TermKind.Deny || term.Match == TermMatch.Exact)
        {
            return _variants;
        }

        if (Uses(options.Split, term, TermForms.Split, folded.Count >= SplitMinimum) && folded.Count <= LongestSplit)
        {
            AddSplit(folded);
        }

        if (Uses(options.Pinyin, term, TermForms.Pinyin, folded.Count >= PinyinMinimum))
        {
            AddReadings(folded, TermForm.Pinyin);
        }

        if (Uses(options.Initials, term, TermForms.Initials, folded.Count >= InitialsMinimum))
        {
            AddReadings(folded, TermForm.Initials);
        }

        if (Uses(options.Digits, term, TermForms.Digits, folded.Count >= DigitsMinimum))
        {
            AddDigits(folded);
        }

        return _variants;
    }

    private static bool Uses(TrickUse use, LexiconTerm term, TermForms form, bool isLong) => use switch
    {
        TrickUse.Off => false,
        TrickUse.LongTerms when isLong => true,
        _ => (term.Forms & form) != 0,
    };

    // Every choice of characters to split and of ways to split them, where those are not too many; else all of them, each alone,
    // all but each, and each in its other ways.
    private void AddSplit(List<int> folded)
    {
        var ways = new int[folded.Count];
        long choices = 1;
        for (int i = 0; i < ways.Length; i++)
        {
            ways[i] = CharacterParts.Of(folded[i]).Length;
            choices = Math.Min(MostChoices + 1, choices * (ways[i] + 1));
        }

        if (choices == 1)
        {
            return;
        }

        var chosen = new int[ways.Length];
        if (choices <= MostChoices)
        {
            while (Next(chosen, ways))
            {
                AddSplit(folded, chosen);
            }

            return;
        }

        AddSplit(folded, First(chosen, ways));
        for (int i = 0; i < ways.Length; i++)
        {
            for (int way = 1; way <= ways[i]; way++)
            {
                Array.Clear(chosen);
                chosen[i] = way;
                AddSplit(folded, chosen);
                First(chosen, ways)[i] = way == 1 ? 0 : way;
                AddSplit(folded, chosen);
            }
        }
    }

    private static int[] First(int[] chosen, int[] ways)
    {
        for (int i = 0; i < chosen.Length; i++)
        {
            chosen[i] = Math.Min(1, ways[i]);
        }

        return chosen;
    }

    // the next number in a system of numbers with a base of its own for every place
    private static bool Next(int[] chosen, int[] ways)
    {
        for (int i = 0; i < chosen.Length; i++)
        {
            if (chosen[i] < ways[i])
            {
                chosen[i]++;
                return true;
            }

            chosen[i] = 0;
        }

        return false;
    }

    private void AddSplit(List<int> folded, int[] chosen)
    {
        var symbols = new List<int>(folded.Count * 2);
        for (int i = 0; i < chosen.Length; i++)
        {
            if (chosen[i] == 0)
            {
                symbols.Add(folded[i]);
                continue;
            }

            foreach (System.Text.Rune part in CharacterParts.Of(folded[i])[chosen[i] - 1].EnumerateRunes())
            {
                // strokes and signs are passed over in texts as well
                if (table.Kind(part.Value) == CharKind.Symbol)
                {
                    symbols.Add(table.Fold(part.Value));
                }
            }
        }

        _variants.Add(new TermVariant(TermForm.Split, [.. symbols]));
    }

    private void AddReadings(List<int> folded, TermForm form)
    {
        List<string> texts = [""];
        foreach (int symbol in folded)
        {
            ReadOnlySpan<string> readings = Pinyin.Of(symbol);
            if (readings.IsEmpty)
            {
                return;
            }

            var longer = new List<string>();
            foreach (string reading in readings)
            {
                string piece = form == TermForm.Initials ? reading[..1] : reading;
                longer.AddRange(texts.Select(t => t + piece).Where(t => !longer.Contains(t)));
            }

            texts = longer.Count > MostReadings ? longer[..MostReadings] : longer;
        }

        foreach (string text in texts)
        {
            _variants.Add(new TermVariant(form, [.. text.Select(c => (int)c)]));
        }
    }

    // every choice among the letters that have a digit like them: v1agra, viagr4, v1agr4
    private void AddDigits(List<int> folded)
    {
        if (!folded.TrueForAll(c => c is >= 'a' and <= 'z'))
        {
            return;
        }

        int[] letters = [.. folded.Distinct().Where(c => DigitFor(c) != 0).Take(MostDigitLetters)];
        for (int choice = 1; choice < 1 << letters.Length; choice++)
        {
            _variants.Add(new TermVariant(TermForm.Digits, [.. folded.Select(c => IsChosen(c) ? DigitFor(c) : c)]));

            bool IsChosen(int c) => Array.IndexOf(letters, c) is >= 0 and int at && (choice & (1 << at)) != 0;
        }
    }

    private static int DigitFor(int letter) => letter switch
    {
        'o' => '0',
        'i' or 'l' => '1',
        'z' => '2',
        'e' => '3',
        'a' => '4',
        's' => '5',
        't' => '7',
        'b' => '8',
        'g' => '9',
        _ => 0,
    };
}
