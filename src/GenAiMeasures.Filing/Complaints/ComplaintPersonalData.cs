using System.Text.Json;

namespace GenAiMeasures.Filing;

// What people said in complaints is theirs: it goes into their export and is erased with them.
internal sealed class ComplaintPersonalData(ComplaintRegister register, ILedger? ledger = null) : IPersonalDataContributor
{
    public string Name => "complaints";

    public async Task ExportAsync(Subject subject, Stream output, CancellationToken cancellationToken)
    {
        string? pseudonym = ledger is null ? null : await ledger.GetPseudonymAsync(subject, cancellationToken);
        List<Complaint> own = await register.ListAsync(null, cancellationToken).Where(c => c.Subject is not null && c.Subject == pseudonym).ToListAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(output, own, FilingJsonContext.Readable.ListComplaint, cancellationToken);
    }

    public async Task EraseAsync(Subject subject, CancellationToken cancellationToken)
    {
        if (ledger is not null)
        {
            await register.EraseAsync(await ledger.GetPseudonymAsync(subject, cancellationToken), cancellationToken);
        }
    }
}
