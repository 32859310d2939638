using Microsoft.Extensions.Options;

namespace GenAiMeasures.Labeling;

internal sealed class PropagationOptionsValidator(IOptions<GenAiComplianceOptions> compliance) : IValidateOptions<PropagationOptions>
{
    public ValidateOptionsResult Validate(string? name, PropagationOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        if (!ProviderCode.IsModelCode(options.ApplicationCode))
        {
            errors.AddError($"GenAiMeasures:Labeling:Propagation:ApplicationCode '{options.ApplicationCode}' does not have four digits or upper-case letters (TC260-PG-20252A).");
        }

        if (options.ContentPropagator is not { } propagator)
        {
            if (string.IsNullOrWhiteSpace(compliance.Value.Provider.CreditCode))
            {
                errors.AddError(
                    "GenAiMeasures:Labeling:Propagation has no propagator for labels. Set GenAiMeasures:Provider:CreditCode, from which the code is built, "
                    + "or GenAiMeasures:Labeling:Propagation:ContentPropagator (GB 45438-2025 Annex E g). A code is never invented.");
            }
        }
        else if (propagator.Length == 0 || !AigcLabel.CanHold(propagator))
        {
            errors.AddError(
                "GenAiMeasures:Labeling:Propagation:ContentPropagator is empty or holds characters outside printable ASCII without space, quote and backslash (GB 45438-2025 Annex E j).");
        }
        else if (ProviderCode.LooksLikeCode(propagator) && ProviderCode.FindProblems(propagator) is { Count: > 0 } problems)
        {
            errors.AddError($"GenAiMeasures:Labeling:Propagation:ContentPropagator '{propagator}' looks like a provider code and is none: {string.Join("; ", problems)} (TC260-PG-20252A).");
        }

        return errors.Build();
    }
}
