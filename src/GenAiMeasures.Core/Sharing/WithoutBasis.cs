namespace GenAiMeasures;

/// <summary>What happens when personal information would go to a recipient without a basis for it.</summary>
public enum WithoutBasis
{
    /// <summary>The exchange is refused.</summary>
    Refuse = 0,

    /// <summary>The personal information is taken out; what cannot be taken out refuses the exchange. Needs an <see cref="IPersonalInformationMinimiser"/>.</summary>
    Minimise = 1,
}
