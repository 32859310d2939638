using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// what attributes cannot say: the facts that the law asks for, each error naming the setting and its article
internal sealed class GenAiComplianceValidator : IValidateOptions<GenAiComplianceOptions>
{
    private const int ShortestReason = 10;

    public ValidateOptionsResult Validate(string? name, GenAiComplianceOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        CheckScope(options, errors);
        CheckProvider(options, errors);
        CheckWaivers(options, errors);
        CheckUnwrappedClients(options, errors);
        CheckRetention(options, errors);
        CheckAcknowledgements(options, errors);
        return errors.Build();
    }

    private static void CheckScope(GenAiComplianceOptions options, ValidateOptionsResultBuilder errors)
    {
        if (options.Scope == ServiceScope.Unset)
        {
            errors.AddError(
                "GenAiMeasures:Scope is not set. Set it to MainlandPublic, MainlandPublicFromAbroad or Internal: "
                + "which duties apply depends on to whom the service is offered (Interim Measures Art. 2).");
        }
        else if (!Enum.IsDefined(options.Scope))
        {
            errors.AddError($"GenAiMeasures:Scope is {(int)options.Scope}, which is none of its values (Interim Measures Art. 2).");
        }
    }

    private static void CheckProvider(GenAiComplianceOptions options, ValidateOptionsResultBuilder errors)
    {
        ProviderProfile provider = options.Provider;
        bool required = options.Scope is ServiceScope.MainlandPublic or ServiceScope.MainlandPublicFromAbroad;
        Require(provider.Name, "Name", "the organisation that serves the public (Interim Measures Art. 22)");
        Require(provider.ServiceName, "ServiceName", "the name under which the public knows the service (Algorithm Provisions Art. 24)");

        if (!string.IsNullOrWhiteSpace(provider.CreditCode))
        {
            if (CreditCode.FindProblem(provider.CreditCode) is { } problem)
            {
                errors.AddError(
                    $"GenAiMeasures:Provider:CreditCode '{provider.CreditCode}' is not a Unified Social Credit Code: {problem} (GB 32100-2015; "
                    + "it goes into every implicit label, GB 45438-2025 Annex E).");
            }
        }
        else if (options.Scope == ServiceScope.MainlandPublic)
        {
            // a foreign provider may have none; what its labels then carry is open in the public texts
            Require(provider.CreditCode, "CreditCode", "the provider's Unified Social Credit Code (GB 45438-2025 Annex E, TC260-PG-20252A)");
        }

        if (provider.AlgorithmFilingNumber is { } number && !IsAlgorithmFilingNumber(number))
        {
            errors.AddError(
                $"GenAiMeasures:Provider:AlgorithmFilingNumber '{number}' does not have the shape 网信算备 + 21 digits + 号 "
                + "(Algorithm Provisions Art. 26). Leave it out until the filing is published.");
        }

        if (provider.Modalities == ServiceModalities.None)
        {
            errors.AddError("GenAiMeasures:Provider:Modalities is empty. State what the service generates (Interim Measures Art. 2), Text for example.");
        }

        void Require(string value, string setting, string what)
        {
            if (required && string.IsNullOrWhiteSpace(value))
            {
                errors.AddError($"GenAiMeasures:Provider:{setting} is empty. Set {what}.");
            }
        }
    }

    private static void CheckWaivers(GenAiComplianceOptions options, ValidateOptionsResultBuilder errors)
    {
        foreach ((string duty, string reason) in options.Waivers)
        {
            if (!DutyCatalog.Contains(duty))
            {
                errors.AddError($"GenAiMeasures:Waivers names the duty '{duty}', which is not in the catalogue. See 'genai-measures duties' for the ids.");
            }

            if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length < ShortestReason)
            {
                errors.AddError($"GenAiMeasures:Waivers:{duty} has no reason of at least {ShortestReason} characters. A waived duty is recorded with its reason.");
            }
        }
    }

    private static void CheckUnwrappedClients(GenAiComplianceOptions options, ValidateOptionsResultBuilder errors)
    {
        foreach ((string key, string reason) in options.UnwrappedClients)
        {
            if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length < ShortestReason)
            {
                errors.AddError($"GenAiMeasures:UnwrappedClients:{key} has no reason of at least {ShortestReason} characters.");
            }
        }
    }

    private static void CheckRetention(GenAiComplianceOptions options, ValidateOptionsResultBuilder errors)
    {
        foreach ((string code, RetentionTerms terms) in options.Records.Retention)
        {
            RetentionClass? known = RetentionPolicy.Data.Classes.FirstOrDefault(c => c.Code == code);
            if (known is null)
            {
                errors.AddError(
                    $"GenAiMeasures:Records:Retention names the class '{code}', which does not exist. The classes are {string.Join(", ", RetentionPolicy.Data.Classes.Select(c => c.Code))}.");
                continue;
            }

            int minimum = terms.MinimumMonths ?? known.MinimumMonths;
            int maximum = terms.MaximumMonths ?? known.MaximumMonths;
            if (minimum < known.MinimumMonths)
            {
                errors.AddError(
                    $"GenAiMeasures:Records:Retention:{code}:MinimumMonths is {minimum}, below the {known.MinimumMonths} months of its basis ({known.Basis}). Set it to {known.MinimumMonths} or more.");
            }

            if (maximum < minimum || maximum is < 1 or > 1_200)
            {
                errors.AddError(
                    $"GenAiMeasures:Records:Retention:{code}:MaximumMonths is {maximum}. It must be from 1 to 1200 and not below the minimum of {minimum} months.");
            }
        }
    }

    private static void CheckAcknowledgements(GenAiComplianceOptions options, ValidateOptionsResultBuilder errors)
    {
        foreach ((RecordKind kind, RecordAcknowledgement level) in options.Records.Acknowledgements)
        {
            if (!Enum.IsDefined(kind) || kind == RecordKind.None || !Enum.IsDefined(level))
            {
                errors.AddError($"GenAiMeasures:Records:Acknowledgements:{kind} is {level}: there is no such kind of record or no such level.");
            }
            else if (level > AcknowledgementPolicy.LoosestOf(kind))
            {
                errors.AddError(
                    $"GenAiMeasures:Records:Acknowledgements:{kind} is {level}, but these records must be {AcknowledgementPolicy.LoosestOf(kind)} at least: what follows from one may only happen when it is on record.");
            }
        }
    }

    private static bool IsAlgorithmFilingNumber(string number)
    {
        const string Head = "网信算备";
        return number.Length == Head.Length + 22
            && number.StartsWith(Head, StringComparison.Ordinal)
            && number[^1] == '号'
            && !number.AsSpan(Head.Length, 21).ContainsAnyExceptInRange('0', '9');
    }
}
