namespace GenAiMeasures.Provenance;

/// <summary>Cohen's κ with what is known about its certainty; the large-sample formulas of Fleiss, Cohen and Everitt (1969).</summary>
/// <param name="Kappa">κ.</param>
/// <param name="StandardError">Its asymptotic standard error (ASE).</param>
/// <param name="StandardErrorOfZero">Its asymptotic standard error if κ were 0 (ASE0).</param>
/// <param name="Interval">The 95 % interval from <paramref name="StandardError"/>.</param>
/// <param name="Z">The test statistic of κ being 0, or <see langword="null"/> where it has no spread.</param>
/// <param name="OneSidedP">The chance of a κ as great or greater if it were 0; for a κ below 0, as small or smaller.</param>
/// <param name="TwoSidedP">The chance of a κ as far from 0.</param>
public sealed record KappaResult(
    double Kappa, double StandardError, double StandardErrorOfZero, Interval Interval, double? Z, double? OneSidedP, double? TwoSidedP);
