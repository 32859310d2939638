using System.CommandLine;

namespace GenAiMeasures.Cli;

internal static class AnnotationCommand
{
    internal static Command Create(TextWriter output) => new("annotation", "Annotation quality (Interim Measures Art. 8).")
    {
        AnnotationAgreementCommand.Create(output),
        AnnotationPlanCommand.Create(output),
        AnnotationConvertCommand.Create(output),
        AnnotationCheckCommand.Create(output),
    };
}
