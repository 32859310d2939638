using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// Serves an identified subject only after they have accepted the agreement in force (Interim Measures Art. 9(2)).
internal sealed class AgreementStage(AgreementService service, IOptions<GenAiComplianceOptions> options) : ExchangeStage, IOptionalStage
{
    public override string Name => "agreement";

    public override int Order => StageOrder.Agreement;

    public bool IsActive => options.Value.Agreement.RequiredVersion.Length > 0 && options.Value.Records.Enabled;

    public override async ValueTask<Admission> AdmitAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        string version = options.Value.Agreement.RequiredVersion;
        if (exchange.Subject is not { Kind: SubjectKind.Identified } subject || await service.FindAsync(subject, version, cancellationToken) is not null)
        {
            return Admission.Pass;
        }

        exchange.Announce(GenAiMeasuresProperties.Agreement, version);
        return Admission.Refuse(RefusalCodes.AgreementRequired);
    }
}
