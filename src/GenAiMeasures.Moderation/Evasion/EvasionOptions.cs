using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace GenAiMeasures.Moderation;

/// <summary>
/// Which ways of writing around a term are seen through. Width and case always are. Each switch has a price in false
/// findings or in memory; the page "Moderation" of the documentation states both.
/// </summary>
public sealed class EvasionOptions
{
    /// <summary>Gets or sets whether traditional and variant characters count as their simplified forms.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Traditional { get; set; } = true;

    /// <summary>Gets or sets whether marks on letters, circled, mathematical and other compatibility forms count as the plain ones.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Compatibility { get; set; } = true;

    /// <summary>Gets or sets whether letters of other scripts and parts of characters count as what they look like.</summary>
    /// <value>Default: <see langword="true"/>. Latin terms of fewer than three letters never do; wholly foreign words only from five letters.</value>
    public bool Lookalikes { get; set; } = true;

    /// <summary>Gets or sets whether a character written several times counts as once.</summary>
    /// <value>Default: <see langword="true"/>, for runs of up to 16.</value>
    public bool Repeats { get; set; } = true;

    /// <summary>Gets or sets for which terms characters that are split into their parts are put together.</summary>
    /// <value>Default: <see cref="TrickUse.LongTerms"/>, three characters or more. Costs several times the memory.</value>
    public TrickUse Split { get; set; } = TrickUse.LongTerms;

    /// <summary>Gets or sets for which terms pinyin is read.</summary>
    /// <value>Default: <see cref="TrickUse.MarkedTerms"/>.</value>
    public TrickUse Pinyin { get; set; } = TrickUse.MarkedTerms;

    /// <summary>Gets or sets for which terms the first letters of pinyin are read.</summary>
    /// <value>Default: <see cref="TrickUse.MarkedTerms"/>.</value>
    public TrickUse Initials { get; set; } = TrickUse.MarkedTerms;

    /// <summary>Gets or sets for which Latin terms digits are read as letters.</summary>
    /// <value>Default: <see cref="TrickUse.LongTerms"/>, four letters or more.</value>
    public TrickUse Digits { get; set; } = TrickUse.LongTerms;

    /// <summary>Gets or sets whether characters that are read the same count as the same, tones apart, for terms of three characters or more.</summary>
    /// <value>Default: <see langword="false"/>: it is the switch that costs the most false findings.</value>
    public bool Homophones { get; set; }

    /// <summary>Gets or sets whether a pictogram counts as the character it is written for.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool Emoji { get; set; }

    /// <summary>Gets or sets how many separators in a row (white space, punctuation, signs, pictograms) a term bears between two of its characters.</summary>
    /// <value>From 0 to 16. Default: 4.</value>
    [Range(0, 16)]
    public int LongestGap { get; set; } = 4;

    /// <summary>Gets or sets how many invisible characters in a row a term bears between two of its characters.</summary>
    /// <value>From 0 to 64. Default: 16.</value>
    [Range(0, 64)]
    public int LongestInvisible { get; set; } = 16;

    /// <summary>Gets or sets what a run of invisible characters longer than <see cref="LongestInvisible"/> and than 16 leads to: ordinary text has none, so the run itself is a finding.</summary>
    /// <value>Default: <see cref="Verdict.Flag"/>. <see cref="Verdict.Pass"/> switches it off; <see cref="Verdict.Refuse"/> and <see cref="Verdict.Stop"/> are possible.</value>
    public Verdict LongRuns { get; set; } = Verdict.Flag;

    // part of the policy's version: the same terms under other switches are another policy
    internal string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{ToSwitches()} {Repeats} {Split} {Pinyin} {Initials} {Digits} {Homophones} {LongestGap} {LongestInvisible} {LongRuns}");

    // sounds are compared one character for one
    internal EvasionOptions ForHomophones() => new()
    {
        Traditional = Traditional,
        Compatibility = Compatibility,
        Lookalikes = Lookalikes,
        Emoji = Emoji,
        Repeats = false,
        Split = TrickUse.Off,
        Pinyin = TrickUse.Off,
        Initials = TrickUse.Off,
        Digits = TrickUse.Off,
        LongestGap = LongestGap,
        LongestInvisible = LongestInvisible,
        LongRuns = LongRuns,
    };

    internal FoldSwitches ToSwitches() =>
        (Traditional ? FoldSwitches.Traditional : FoldSwitches.None)
        | (Compatibility ? FoldSwitches.Compatibility : FoldSwitches.None)
        | (Lookalikes ? FoldSwitches.Lookalikes : FoldSwitches.None)
        | (Emoji ? FoldSwitches.Emoji : FoldSwitches.None);
}
