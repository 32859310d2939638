using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// The values that a form offers to choose from, as data.
internal static class FormChoices
{
    private static readonly Dictionary<string, ImmutableArray<string>> Table =
        FilingData.Read("form-choices.json", FilingJsonContext.Default.DictionaryStringImmutableArrayString);

    internal static IReadOnlyCollection<string> Names => Table.Keys;

    internal static IEnumerable<(string Path, string? Value, IEnumerable<string> Allowed)> Of(ProfileData data) =>
    [
        ("$.algorithm.type", data.Algorithm.Type, Table["algorithmType"]),
        ("$.algorithm.role", data.Algorithm.Role, Table["algorithmRole"]),
        .. data.Algorithm.Fields.Select((value, i) => ($"$.algorithm.fields[{i}]", (string?)value, (IEnumerable<string>)Table["applicationField"])),
        ("$.selfAssessment.filingKind", data.SelfAssessment.FilingKind, Table["filingKind"]),
        .. data.Products.Select((product, i) => ($"$.products[{i}].form", product.Form, (IEnumerable<string>)Table["productForm"])),
        .. data.Application.Functions.Select((value, i) => ($"$.application.functions[{i}]", (string?)value, (IEnumerable<string>)Table["serviceFunction"])),
        .. data.Application.Channels.Select((value, i) => ($"$.application.channels[{i}]", (string?)value, (IEnumerable<string>)Table["serviceChannel"])),
        .. data.Application.Audience.Select((value, i) => ($"$.application.audience[{i}]", (string?)value, (IEnumerable<string>)Table["serviceAudience"])),
        ("$.application.modelBasis", data.Application.ModelBasis, Table["modelBasis"]),
        ("$.safetyReport.assessor", data.SafetyReport.Assessor, Table["assessor"]),
        .. data.SafetyReport.Results.Select((result, i) => ($"$.safetyReport.results[{i}].result", result.Result, (IEnumerable<string>)Table["clauseResult"])),
        .. data.SafetyReport.Results.Select((result, i) => ($"$.safetyReport.results[{i}].id", result.Id, SafetyClauses.All.Select(c => c.Id))),
    ];
}
