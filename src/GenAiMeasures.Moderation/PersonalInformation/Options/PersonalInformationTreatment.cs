namespace GenAiMeasures.Moderation;

/// <summary>What is done with personal information that is found.</summary>
public enum PersonalInformationTreatment
{
    /// <summary>It is not looked for.</summary>
    None = 0,

    /// <summary>It goes on as it is, and the record says that it was there, where, and of which kind.</summary>
    Flag = 1,

    /// <summary>It is replaced by a form of the same length that shows a few characters, such as <c>138****8000</c>.</summary>
    Mask = 2,

    /// <summary>It is replaced by a name such as <c>[手机号1]</c>, the same one throughout a conversation, and put back in the answer. For what goes to the model only.</summary>
    Pseudonym = 3,

    /// <summary>It is taken out, and its kind stands in its place, such as <c>[手机号]</c>.</summary>
    Remove = 4,
}
