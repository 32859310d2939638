namespace GenAiMeasures;

/// <summary>The keys under which an exchange's outcome stands in <c>AdditionalProperties</c> of the final update and the response. Values are strings.</summary>
public static class GenAiMeasuresProperties
{
    /// <summary>The exchange's id, by which its records are found.</summary>
    public const string Exchange = "genai_measures.exchange";

    /// <summary>The stable code of a refusal, one of <see cref="RefusalCodes"/>.</summary>
    public const string Code = "genai_measures.code";

    /// <summary>The risk code of a refusal, such as <c>A.1.a</c>; absent when the refusal has no risk.</summary>
    public const string Risk = "genai_measures.risk";

    /// <summary>The text of a refusal, for hosts that show it in a place of their own.</summary>
    public const string Text = "genai_measures.text";

    /// <summary>What was retracted: a JSON array of <c>{"messageId","start","length"}</c>, in UTF-16 units of the message's text as it was released.</summary>
    public const string Retraction = "genai_measures.retraction";

    /// <summary>How the subject stands, one of <see cref="GenAiMeasures.Standing"/>; absent in good standing (Interim Measures Art. 14(2)).</summary>
    public const string Standing = "genai_measures.standing";

    /// <summary>When the measure against the subject ends (ISO 8601); absent when it has no end.</summary>
    public const string StandingUntil = "genai_measures.standing_until";

    /// <summary>What the subject is to be told about a measure, once: show it. Where the exchange was refused for another reason it stands below the refusal's text too.</summary>
    public const string Notice = "genai_measures.notice";

    /// <summary>The version of the service agreement that the subject has to accept first.</summary>
    public const string Agreement = "genai_measures.agreement";

    /// <summary>In a call's options: the features that the call uses, joined by commas; see <see cref="FeatureNames"/>. It is taken out before the call goes on.</summary>
    public const string Feature = "genai_measures.feature";

    /// <summary>Where the explicit label stands: <c>start</c>, <c>end</c>, <c>both</c>, <c>beside</c> (a structured answer was not touched: show the label beside it), <c>interface</c>, or <c>omitted</c> (on the user's recorded request).</summary>
    public const string ExplicitLabel = "genai_measures.explicit_label";

    /// <summary>The explicit label's text, where the host has to show it itself.</summary>
    public const string ExplicitLabelText = "genai_measures.explicit_label_text";

    /// <summary>The host's number of the user's request, when the explicit label was left out on it (Labeling Measures Art. 9).</summary>
    public const string UnlabelledReference = "genai_measures.unlabelled_reference";

    /// <summary>The implicit label: the JSON object of GB 45438-2025 Annex E with its seven strings.</summary>
    public const string ImplicitLabel = "AIGC";
}
