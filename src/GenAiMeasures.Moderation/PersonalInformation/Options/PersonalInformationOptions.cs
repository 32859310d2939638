using System.ComponentModel.DataAnnotations;

namespace GenAiMeasures.Moderation;

/// <summary>What is done with personal information in prompts and answers, bound from <c>GenAiMeasures:Moderation:PersonalInformation</c> (Interim Measures Art. 11(1); PIPL Art. 6).</summary>
public sealed class PersonalInformationOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string SectionName = "GenAiMeasures:Moderation:PersonalInformation";

    /// <summary>Gets or sets what is done before a prompt reaches the model. The caller's own messages are never changed.</summary>
    /// <value>Default: <see cref="PersonalInformationTreatment.Pseudonym"/>.</value>
    public PersonalInformationTreatment Input { get; set; } = PersonalInformationTreatment.Pseudonym;

    /// <summary>Gets or sets what is done before an answer reaches the user, while it streams. <see cref="PersonalInformationTreatment.Pseudonym"/> is not possible.</summary>
    /// <value>Default: <see cref="PersonalInformationTreatment.Flag"/>; masking also hides the telephone number of a restaurant.</value>
    public PersonalInformationTreatment Output { get; set; } = PersonalInformationTreatment.Flag;

    /// <summary>Gets or sets whether the recognisers only watch: everything goes on as it is, and the record says what was there, with <c>shadow</c> in the rule. It can make nothing pass that something else refuses.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool Shadow { get; set; }

    /// <summary>Gets or sets whether an answer may repeat what the user wrote in the same conversation: it is then neither flagged nor masked in the output.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool SpareOwn { get; set; } = true;

    /// <summary>Gets the kinds that count.</summary>
    /// <value>Default: empty, which stands for all but <see cref="PersonalInformationKind.Uscc"/> and <see cref="PersonalInformationKind.Ip"/>.</value>
    public IList<PersonalInformationKind> Kinds { get; } = [];

    /// <summary>Gets or sets the least score that counts.</summary>
    /// <value>From 0 to 1. Default: 0.5, everything.</value>
    [Range(0.0, 1.0)]
    public double MinimumScore { get; set; } = 0.5;

    /// <summary>Gets or sets how many conversations' pseudonyms are remembered, in memory only, so that one given in an earlier call can be put back.</summary>
    /// <value>From 0 (none) to 1,000,000. Default: 10,000. Only conversations of identified subjects with a session or conversation id are remembered.</value>
    [Range(0, 1_000_000)]
    public int RememberedConversations { get; set; } = 10_000;

    /// <summary>Gets or sets after how many minutes without a call a conversation's pseudonyms are forgotten.</summary>
    /// <value>From 1 to 10,080 (a week). Default: 60.</value>
    [Range(1, 10_080)]
    public int ConversationMinutes { get; set; } = 60;

    /// <summary>Gets or sets how many pseudonyms a conversation may have; what comes after is masked.</summary>
    /// <value>From 1 to 100,000. Default: 500.</value>
    [Range(1, 100_000)]
    public int PseudonymsPerConversation { get; set; } = 500;

    // what is done in a direction, watching taken into account
    internal PersonalInformationTreatment TreatmentOf(ScreenSide side)
    {
        PersonalInformationTreatment treatment = side == ScreenSide.Input ? Input : Output;
        return Shadow && treatment > PersonalInformationTreatment.Flag ? PersonalInformationTreatment.Flag : treatment;
    }
}
