using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Provenance;

internal sealed class ProvenanceOptionsValidator(IServiceProviderIsService? services = null) : IValidateOptions<ProvenanceOptions>
{
    public ValidateOptionsResult Validate(string? name, ProvenanceOptions options) =>
        string.IsNullOrWhiteSpace(options.RegisterFile)
            ? ValidateOptionsResult.Fail("GenAiMeasures:Provenance:RegisterFile is empty. Name the file of the register.")
            : !RegisterChecker.Profiles.Contains(options.Profile, StringComparer.Ordinal)
                ? ValidateOptionsResult.Fail($"GenAiMeasures:Provenance:Profile is '{options.Profile}'. Use one of {string.Join(", ", RegisterChecker.Profiles)}.")
                : options.Store == TrainingDataStore.Ledger && services?.IsService(typeof(ILedgerEvidence)) == false
                    ? ValidateOptionsResult.Fail("GenAiMeasures:Provenance:Store is Ledger, and no ledger store is registered. Add one, such as UseSqlite(\"compliance.db\"), or keep the register in a file.")
                    : ValidateOptionsResult.Success;
}
