using System.Text;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Provenance;

internal sealed class TrainingDataSection(ITrainingDataRegister register, IOptions<ProvenanceOptions> options, TimeProvider time) : IDossierSection
{
    public string Id => "training-data";

    public string TitleChinese => "训练数据与标注";

    public string TitleEnglish => "Training data and annotation";

    public IReadOnlyList<string> Duties { get; } = ["IM-7-DATA", "IM-8-ANNOTATION", "IM-19-INSPECTION"];

    public async ValueTask<DossierContent> WriteAsync(CancellationToken cancellationToken = default)
    {
        RegisterSnapshot snapshot = await register.ReadAsync(cancellationToken);
        RegisterReport report = RegisterChecker.Check(snapshot, options.Value.ToCheckOptions(), time);
        return new DossierContent(
            Encoding.UTF8.GetString(RegisterExporter.Export(snapshot, report, ExportFormat.Statement)),
            [Attach(ExportFormat.CycloneDx), Attach(ExportFormat.Oscal)],
            snapshot.Version == 0
                ? ["训练数据登记表为空。"]
                : [.. report.Problems.Where(p => p.Severity == RegisterProblemSeverity.Error).Select(p => p.Id.Length == 0 ? $"{p.Code}：{p.Chinese}" : $"{p.Code}（{p.Id}）：{p.Chinese}")]);

        DossierAttachment Attach(ExportFormat format) => new(RegisterExporter.FileName(format), "application/json", RegisterExporter.Export(snapshot, report, format));
    }
}
