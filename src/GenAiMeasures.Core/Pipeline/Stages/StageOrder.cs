namespace GenAiMeasures;

/// <summary>Where in the way of an exchange the stages of this library stand. A stage of yours takes any number between.</summary>
public static class StageOrder
{
    /// <summary>The subject's standing is read (Interim Measures Art. 14(2)).</summary>
    public const int Standing = 100;

    /// <summary>The service agreement is asked for (Interim Measures Art. 9).</summary>
    public const int Agreement = 200;

    /// <summary>The input is screened. Stages with a smaller number admit before it, stages with a greater one after it.</summary>
    public const int Screen = 300;

    /// <summary>Personal information is minimised before it reaches the model (Interim Measures Art. 11).</summary>
    public const int Minimise = 400;

    /// <summary>What is about to leave for the model is weighed: who gets it, on which basis (Interim Measures Art. 11(1)).</summary>
    public const int Sharing = 450;

    /// <summary>The answer is labelled (Interim Measures Art. 12).</summary>
    public const int Label = 500;

    /// <summary>Incidents and measures follow from what was found (Interim Measures Art. 14).</summary>
    public const int Measures = 600;
}
