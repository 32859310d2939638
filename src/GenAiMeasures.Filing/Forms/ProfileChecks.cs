using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace GenAiMeasures.Filing;

// What a profile may not say: values that no form knows, numbers that cannot be, dates that contradict one another, files that are not there.
internal static class ProfileChecks
{
    internal static readonly FrozenDictionary<string, AlgorithmFamilies> Families = new Dictionary<string, AlgorithmFamilies>(StringComparer.Ordinal)
    {
        ["生成合成类"] = AlgorithmFamilies.Generation,
        ["个性化推送类"] = AlgorithmFamilies.Push,
        ["排序精选类"] = AlgorithmFamilies.Ranking,
        ["检索过滤类"] = AlgorithmFamilies.Search,
        ["调度决策类"] = AlgorithmFamilies.Dispatch,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static readonly FrozenDictionary<string, AssessmentTriggers> Triggers =
        Enum.GetValues<AssessmentTriggers>().Where(t => t != AssessmentTriggers.None)
            .ToFrozenDictionary(t => JsonNamingPolicy.CamelCase.ConvertName(t.ToString()), StringComparer.Ordinal);

    private static readonly DateOnly Earliest = new(2000, 1, 1);

    private static readonly DateOnly Latest = new(2100, 1, 1);

    internal static InputProblem Unreadable(string name, JsonException exception)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"{name}:{(exception.LineNumber ?? 0) + 1} {(string.IsNullOrEmpty(exception.Path) ? "$" : exception.Path)}");
        return new InputProblem(
            place, "json", "The value is not what a profile has here, the name is unknown or twice, or the JSON is broken. Compare with docs/filing.md.",
            "此处的值不符合资料文件格式、字段名未知或者重复，或者 JSON 不完整。请对照 docs/filing.zh-CN.md。");
    }

    internal static IEnumerable<InputProblem> Find(ProfileData data, string folder)
    {
        if (data.Version != 1)
        {
            yield return Problem("$.version", "version", "This program reads version 1 only.", "本程序只读取版本 1。");
        }

        foreach (InputProblem problem in Names(data).Concat(Shapes(data)).Concat(Dates(data)).Concat(Files(data, folder)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<InputProblem> Names(ProfileData data)
    {
        (string Path, string? Value, IEnumerable<string> Allowed)[] choices =
        [
            .. data.Facts.Families.Select((value, i) => ($"$.facts.families[{i}]", (string?)value, (IEnumerable<string>)Families.Keys)),
            .. data.Facts.Triggers.Select((value, i) => ($"$.facts.triggers[{i}]", (string?)value, (IEnumerable<string>)Triggers.Keys)),
            .. FormChoices.Of(data),
        ];
        foreach ((string path, string? value, IEnumerable<string> allowed) in choices)
        {
            if (value is not null && !allowed.Contains(value))
            {
                string list = string.Join('、', allowed.Order(StringComparer.Ordinal));
                yield return Problem(path, "choice", $"The value is not one that the form knows: {list}.", $"该值不是表单的选项：{list}。");
            }
        }
    }

    private static IEnumerable<InputProblem> Shapes(ProfileData data)
    {
        if (data.Subject.CreditCode is { } code && CreditCode.FindProblem(code) is { } wrong)
        {
            yield return Problem("$.subject.creditCode", "credit-code", $"The credit code is wrong: {wrong}.", "统一社会信用代码有误，请核对 18 位及校验位。");
        }

        foreach ((string path, long? value) in data.Products.SelectMany((p, i) => (IEnumerable<(string, long?)>)[($"$.products[{i}].dailyUsers", p.DailyUsers), ($"$.products[{i}].monthlyUsers", p.MonthlyUsers)]).Append(("$.application.monitoringStaff", data.Application.MonitoringStaff)))
        {
            if (value < 0)
            {
                yield return Problem(path, "negative", "The number is below zero.", "数值不能为负。");
            }
        }

        for (int i = 0; i < data.Products.Length; i++)
        {
            if (data.Products[i].DailyUsers > data.Products[i].MonthlyUsers)
            {
                yield return Problem($"$.products[{i}].dailyUsers", "contradiction", "More users a day than a month: correct one.", "日活大于月活，请更正其一。");
            }
        }
    }

    private static IEnumerable<InputProblem> Dates(ProfileData data)
    {
        ServiceFactsForm facts = data.Facts;
        (string Path, DateOnly? Day)[] days =
        [
            ("$.facts.startedOn", facts.StartedOn), ("$.facts.changedOn", facts.ChangedOn), ("$.facts.terminatedOn", facts.TerminatedOn),
            ("$.algorithm.onlineOn", data.Algorithm.OnlineOn), ("$.application.launchOn", data.Application.LaunchOn),
            ("$.selfAssessment.assessedOn", data.SelfAssessment.AssessedOn), ("$.selfAssessment.writtenOn", data.SelfAssessment.WrittenOn), ("$.safetyReport.assessedOn", data.SafetyReport.AssessedOn),
            .. data.Products.Select((p, i) => ($"$.products[{i}].onlineOn", p.OnlineOn)),
        ];
        foreach ((string path, DateOnly? day) in days.Where(d => d.Day < Earliest || d.Day > Latest))
        {
            yield return Problem(path, "date", "The day lies outside the years 2000 to 2100.", "日期超出 2000 年至 2100 年。");
        }

        if (facts.StartedOn > facts.TerminatedOn)
        {
            yield return Problem("$.facts.terminatedOn", "contradiction", "The service ended before it started.", "终止日期早于开始日期，请更正。");
        }

        if (facts.ChangedOn < facts.StartedOn)
        {
            yield return Problem("$.facts.changedOn", "contradiction", "The service changed before it started.", "变更日期早于开始日期，请更正。");
        }

        if (data.SelfAssessment.WrittenOn < data.SelfAssessment.AssessedOn)
        {
            yield return Problem("$.selfAssessment.writtenOn", "contradiction", "The report was written before the assessment.", "报告撰写日期早于自评估日期，请更正。");
        }

        if (data.Algorithm is { IsOnline: false, OnlineOn: not null })
        {
            yield return Problem("$.algorithm.onlineOn", "contradiction", "The algorithm is not online and has a day of going online.", "算法未上线却填写了上线日期，请更正其一。");
        }
    }

    private static IEnumerable<InputProblem> Files(ProfileData data, string folder)
    {
        (string Path, string? File)[] files =
        [
            ("$.files.serviceAgreement", data.Files.ServiceAgreement), ("$.files.privacyPolicy", data.Files.PrivacyPolicy), ("$.files.testBank", data.Files.TestBank),
            ("$.files.refusalBank", data.Files.RefusalBank), ("$.files.nonRefusalBank", data.Files.NonRefusalBank), ("$.files.assessmentRun", data.Files.AssessmentRun),
            .. data.Files.Keywords.Select((f, i) => ($"$.files.keywords[{i}]", (string?)f)),
            .. data.Evidence.Select((e, i) => ($"$.evidence[{i}].file", e.File)),
        ];
        foreach ((string path, string? file) in files)
        {
            if (file is null)
            {
                continue;
            }

            if (Path.IsPathRooted(file) || file.Split('/', '\\').Contains(".."))
            {
                yield return Problem(path, "path", "The file has to lie in the profile's folder or below it, named by a relative path.", "文件应当位于资料文件所在目录之内，并使用相对路径。");
            }
            else if (!File.Exists(Path.Combine(folder, file)))
            {
                yield return Problem(path, "missing-file", "There is no such file beside the profile. Correct the path or take the entry out.", "资料文件旁没有该文件，请更正路径或者删除该项。");
            }
        }
    }

    private static InputProblem Problem(string path, string code, string english, string chinese) => new(path, code, english, chinese);
}
