using Microsoft.Extensions.Options;

namespace GenAiMeasures.Provenance;

internal sealed class ProvenanceOptionsValidator : IValidateOptions<ProvenanceOptions>
{
    public ValidateOptionsResult Validate(string? name, ProvenanceOptions options) =>
        string.IsNullOrWhiteSpace(options.RegisterFile)
            ? ValidateOptionsResult.Fail("GenAiMeasures:Provenance:RegisterFile is empty. Name the file of the register.")
            : !RegisterChecker.Profiles.Contains(options.Profile, StringComparer.Ordinal)
                ? ValidateOptionsResult.Fail($"GenAiMeasures:Provenance:Profile is '{options.Profile}'. Use one of {string.Join(", ", RegisterChecker.Profiles)}.")
                : ValidateOptionsResult.Success;
}
