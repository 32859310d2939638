namespace GenAiMeasures.Filing;

/// <summary>Whether a statement has its material. No judgement on the material.</summary>
public enum DossierStatus
{
    /// <summary>Nothing states it: no package in use does (缺失).</summary>
    Missing = 0,

    /// <summary>It is stated, and something is named as missing (有缺项).</summary>
    Incomplete = 1,

    /// <summary>It is stated, and nothing is known to be missing (有材料). People judge whether it is enough.</summary>
    Present = 2,
}
