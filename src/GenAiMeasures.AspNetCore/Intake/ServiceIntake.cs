using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.AspNetCore;

internal static class ServiceIntake
{
    internal static async Task DisclosureAsync(IntakeCall call)
    {
        ProviderProfile provider = call.Required<IOptions<GenAiComplianceOptions>>().Value.Provider;
        string file = call.Required<IOptions<GenAiWebOptions>>().Value.Intake.DisclosureFile;
        string? text = file.Length > 0 ? await File.ReadAllTextAsync(file, Encoding.UTF8, call.Aborted) : null;
        await call.AnswerAsync(
            200,
            new ServiceDisclosure(provider.Name, provider.ServiceName, NullIfEmpty(provider.ModelFilingNumber), NullIfEmpty(provider.AlgorithmFilingNumber), text),
            IntakeJsonContext.Default.ServiceDisclosure);
    }

    internal static async Task AgreementAsync(IntakeCall call)
    {
        if (await ReadAsync(call) is not { } agreement)
        {
            await PeopleIntake.NotOfferedAsync(call);
            return;
        }

        DateTimeOffset? accepted = call is { Subject.Kind: SubjectKind.Identified } && call.Service<IAgreementService>() is { } service
            ? await service.FindAsync(call.Subject, agreement.Version, call.Aborted)
            : null;
        await call.AnswerAsync(200, agreement with { AcceptedAt = accepted }, IntakeJsonContext.Default.AgreementText);
    }

    internal static async Task AcceptAsync(IntakeCall call)
    {
        AgreementInput? input = await call.ReadAsync(IntakeJsonContext.Default.AgreementInput);
        if (await ReadAsync(call) is not { } agreement || call.Service<IAgreementService>() is not { } service)
        {
            await PeopleIntake.NotOfferedAsync(call);
            return;
        }

        if (input?.Version != agreement.Version || !string.Equals(input.Sha256, agreement.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            await call.RefuseAsync(409, "agreement_changed", "协议已更新，请重新阅读。", "The agreement has changed: please read it again.");
            return;
        }

        if (call.Subject!.Kind != SubjectKind.Identified)
        {
            await call.RefuseAsync(409, "shared_account", "共用账号不能同意协议。", "A shared account cannot accept an agreement.");
            return;
        }

        DateTimeOffset accepted = await service.AcceptAsync(call.Subject, agreement.Version, agreement.Sha256, CancellationToken.None);
        await call.AnswerAsync(200, agreement with { AcceptedAt = accepted }, IntakeJsonContext.Default.AgreementText);
    }

    private static async Task<AgreementText?> ReadAsync(IntakeCall call)
    {
        string file = call.Required<IOptions<GenAiWebOptions>>().Value.Intake.AgreementFile;
        string version = call.Required<IOptions<GenAiComplianceOptions>>().Value.Agreement.RequiredVersion;
        if (file.Length == 0 || version.Length == 0)
        {
            return null;
        }

        byte[] bytes = await File.ReadAllBytesAsync(file, call.Aborted);
        return new AgreementText(version, Convert.ToHexStringLower(SHA256.HashData(bytes)), Encoding.UTF8.GetString(bytes), null);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
