namespace GenAiMeasures.Labeling;

/// <summary>The service a provider code stands for (TC260-PG-20252A, character 23).</summary>
public enum ProviderService
{
    /// <summary>The extension is not used: characters 23 to 27 are <c>00000</c>.</summary>
    None = 0,

    /// <summary>Generation (<c>1</c>).</summary>
    Generation = 1,

    /// <summary>Propagation (<c>2</c>).</summary>
    Propagation = 2,
}
