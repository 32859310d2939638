using System.CommandLine;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

// Drafts of sources from what others write about data sets; all files or none.
internal static class DataImportCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<FileInfo[]> files = new("files") { Description = "Croissant, SPDX 3, CycloneDX, Data Provenance Initiative, or Hugging Face cards.", Arity = ArgumentArity.OneOrMore };
        Option<FileInfo?> file = new("-o", "--output") { Description = "The register file to write. Default: standard output." };
        var command = new Command("import", "Read sources from other formats into a draft of a register; their notes say what is missing.") { files, file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            List<TrainingDataSource> sources = [];
            foreach (FileInfo one in parsed.GetValue(files)!)
            {
                sources.AddRange(SourceImporter.Read(one.FullName).Sources);
            }

            byte[] draft = RegisterDraft.Write(new TrainingData { Sources = sources });
            if (parsed.GetValue(file) is { } target)
            {
                await File.WriteAllBytesAsync(target.FullName, draft, cancellationToken);
                await output.WriteLineAsync($"{sources.Count} sources in {target.Name}.");
            }
            else
            {
                await output.WriteAsync(System.Text.Encoding.UTF8.GetString(draft));
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
