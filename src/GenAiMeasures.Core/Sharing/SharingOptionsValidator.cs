using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class SharingOptionsValidator(IServiceProvider services) : IValidateOptions<GenAiComplianceOptions>
{
    public ValidateOptionsResult Validate(string? name, GenAiComplianceOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        SharingOptions sharing = options.Sharing;
        if (!Enum.IsDefined(sharing.WithoutBasis))
        {
            errors.AddError("GenAiMeasures:Sharing:WithoutBasis is not Refuse or Minimise.");
        }
        else if (sharing.WithoutBasis == WithoutBasis.Minimise && services.GetService(typeof(IPersonalInformationMinimiser)) is null)
        {
            errors.AddError("GenAiMeasures:Sharing:WithoutBasis is Minimise, but no IPersonalInformationMinimiser is registered. Add one with AddPersonalInformationMinimiser<T>(), or choose Refuse.");
        }

        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, SharingRecipient recipient) in sharing.Recipients)
        {
            string setting = $"GenAiMeasures:Sharing:Recipients:{key}";
            if (string.IsNullOrWhiteSpace(recipient.Name))
            {
                errors.AddError($"{setting}:Name is empty. Name the recipient as the privacy notice does (PIPL Art. 23).");
            }

            if (recipient.Region is not (RecipientRegion.Mainland or RecipientRegion.Abroad))
            {
                errors.AddError($"{setting}:Region is not set. Set it to Mainland or Abroad (PIPL Art. 38).");
            }

            if (recipient.Data.Count == 0 || recipient.Data.Any(string.IsNullOrWhiteSpace))
            {
                errors.AddError($"{setting}:Data is empty. State the kinds of data that it is given (PIPL Art. 23).");
            }

            foreach (string endpoint in recipient.Endpoints)
            {
                if (string.IsNullOrWhiteSpace(endpoint) || endpoint.Contains("://", StringComparison.Ordinal) || endpoint.Contains('/', StringComparison.Ordinal))
                {
                    errors.AddError($"{setting}:Endpoints holds '{endpoint}', which is not a host name. Leave out scheme and path.");
                }
                else if (!seen.TryAdd(endpoint, key) && seen[endpoint] != key)
                {
                    errors.AddError($"{setting}:Endpoints holds '{endpoint}', which is declared for '{seen[endpoint]}' too.");
                }
            }
        }

        return errors.Build();
    }
}
