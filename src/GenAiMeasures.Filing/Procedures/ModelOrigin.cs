namespace GenAiMeasures.Filing;

/// <summary>Where the model of a service comes from: what decides between filing (备案) and registration (登记).</summary>
public enum ModelOrigin
{
    /// <summary>Not stated.</summary>
    Unset = 0,

    /// <summary>The provider's own model.</summary>
    SelfDeveloped = 1,

    /// <summary>A model of somebody else that the provider fine-tuned, distilled or changed otherwise.</summary>
    FineTuned = 2,

    /// <summary>A filed model of somebody else, called as it is.</summary>
    FiledModel = 3,

    /// <summary>A model of somebody else that is not filed, or of which that is not known.</summary>
    UnfiledModel = 4,
}
