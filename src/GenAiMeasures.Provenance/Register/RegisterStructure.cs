namespace GenAiMeasures.Provenance;

// What cannot be true of any register, whatever the law: these are contradictions and not gaps, and nothing with one is committed.
internal static class RegisterStructure
{
    internal static void ThrowIfContradictory(TrainingData data)
    {
        IReadOnlyList<InputProblem> problems = Find(data);
        if (problems.Count > 0)
        {
            throw new ProvenanceInputException(problems);
        }
    }

    internal static IReadOnlyList<InputProblem> Find(TrainingData data)
    {
        List<InputProblem> problems = [];
        Unique(data.Sources.Select(s => s.Id), "sources", problems);
        Unique(data.Models.Select(m => m.Id), "models", problems);
        Unique(data.Inspections.Select(i => i.Id), "inspections", problems);
        Unique(data.Projects.Select(p => p.Id), "projects", problems);
        var ids = data.Sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        for (int i = 0; i < data.Sources.Count; i++)
        {
            Source(data.Sources[i], $"$.register.sources[{i}]", ids, problems);
        }

        Cycles(data.Sources, problems);
        for (int i = 0; i < data.Inspections.Count; i++)
        {
            SamplingInspection one = data.Inspections[i];
            Counts($"$.register.inspections[{i}]", problems, ("size", one.Size, one.Population, "population"), ("passed", one.Passed, one.Size, "size"), ("population", one.Population, long.MaxValue, ""));
        }

        for (int i = 0; i < data.Projects.Count; i++)
        {
            Project(data.Projects[i], $"$.register.projects[{i}]", problems);
        }

        return problems;
    }

    private static void Source(TrainingDataSource source, string place, HashSet<string> ids, List<InputProblem> problems)
    {
        Counts(
            place + ".scale", problems, ("bytes", source.Scale?.Bytes ?? 0, long.MaxValue, ""), ("items", source.Scale?.Items ?? 0, long.MaxValue, ""), ("tokens", source.Scale?.Tokens ?? 0, long.MaxValue, ""));
        for (int i = 0; i < source.Screenings.Count; i++)
        {
            Counts($"{place}.screenings[{i}]", problems, ("size", source.Screenings[i].Size, long.MaxValue, ""), ("harmful", source.Screenings[i].Harmful, source.Screenings[i].Size, "size"));
        }

        Counts(place + ".metadata", problems, ("sampled", source.Metadata?.Sampled ?? 0, long.MaxValue, ""), ("missing", source.Metadata?.Missing ?? 0, source.Metadata?.Sampled ?? 0, "sampled"));
        bool isImpossible = source.ForeignShare is { } share && (!(share >= 0 && share <= 1) || (source.Origin == DataOrigin.Domestic && share > 0) || (source.Origin == DataOrigin.Foreign && share < 1));
        if (isImpossible)
        {
            problems.Add(new InputProblem(place + ".foreignShare", "share", $"A foreign share of {source.ForeignShare} contradicts the origin {source.Origin}. Give a share from 0 to 1, and the origin Mixed for anything between.", $"境外占比 {source.ForeignShare} 与来源地 {source.Origin} 矛盾。占比应为 0 至 1，介于两者之间时来源地应为 Mixed。"));
        }

        if (source.CollectedFrom > source.CollectedTo)
        {
            problems.Add(new InputProblem(place + ".collectedTo", "dates", "Collection ends before it begins. Correct one of the two days.", "采集结束日期早于开始日期，请更正。"));
        }

        foreach (string parent in source.Parents.Where(p => !ids.Contains(p)))
        {
            problems.Add(new InputProblem(place + ".parents", "parent-unknown", $"The parent '{parent}' is no source of the register. Register it, or correct the id.", $"上游来源“{parent}”未登记。请登记该来源或更正编号。"));
        }
    }

    private static void Project(AnnotationProject project, string place, List<InputProblem> problems)
    {
        Unique(project.People.Select(p => p.Id), place[11..] + ".people", problems);
        Unique(project.Tasks.Select(t => t.Id), place[11..] + ".tasks", problems);
        Unique(project.Batches.Select(b => b.Id), place[11..] + ".batches", problems);
        var people = project.People.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var tasks = project.Tasks.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        foreach (string person in project.Tasks.SelectMany(t => t.Assignments).Select(a => a.Person).Distinct(StringComparer.Ordinal).Where(p => !people.Contains(p)))
        {
            problems.Add(new InputProblem(place + ".tasks", "person-unknown", $"The person '{person}' is not among the project's people. Register the person, or correct the id.", $"人员“{person}”未登记在该项目中。请登记或更正编号。"));
        }

        for (int i = 0; i < project.Batches.Count; i++)
        {
            AnnotationBatch batch = project.Batches[i];
            string here = $"{place}.batches[{i}]";
            Counts(here, problems, ("items", batch.Items, long.MaxValue, ""), ("reviewedItems", batch.ReviewedItems, batch.Items, "items"));
            if (batch.SpotCheck is { } check)
            {
                Counts(here + ".spotCheck", problems, ("size", check.Size, batch.Items, "items"), ("wrong", check.Wrong, check.Size, "size"), ("illegal", check.Illegal, check.Size, "size"));
            }

            if (!tasks.Contains(batch.Task))
            {
                problems.Add(new InputProblem(here + ".task", "task-unknown", $"The task '{batch.Task}' is no task of the project. Register it, or correct the id.", $"任务“{batch.Task}”未登记在该项目中。请登记或更正编号。"));
            }
        }
    }

    private static void Unique(IEnumerable<string> ids, string section, List<InputProblem> problems)
    {
        foreach (string id in ids.GroupBy(i => i, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            problems.Add(new InputProblem("$.register." + section, "duplicate", $"The id '{id}' stands twice. Give each its own.", $"编号“{id}”重复，请使用不同编号。"));
        }
    }

    private static void Counts(string place, List<InputProblem> problems, params ReadOnlySpan<(string Name, long Value, long Most, string MostName)> counts)
    {
        foreach ((string name, long value, long most, string mostName) in counts)
        {
            if (value < 0)
            {
                problems.Add(new InputProblem($"{place}.{name}", "negative", $"{value} is less than zero. Give zero or more.", $"{value} 小于零，请填写零或正数。"));
            }
            else if (value > most)
            {
                problems.Add(new InputProblem($"{place}.{name}", "count", $"{value} is more than {mostName} ({most}). Correct one of the two.", $"{value} 大于 {mostName}（{most}），请更正。"));
            }
        }
    }

    // walks up from every source; a source that is met again on its own way up is in a circle
    private static void Cycles(IReadOnlyList<TrainingDataSource> sources, List<InputProblem> problems)
    {
        var parents = sources.GroupBy(s => s.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Parents, StringComparer.Ordinal);
        var finished = new HashSet<string>(StringComparer.Ordinal);
        foreach (string root in parents.Keys.Order(StringComparer.Ordinal))
        {
            var way = new List<string>();
            var stack = new Stack<(string Id, bool IsLeaving)>([(root, false)]);
            while (stack.TryPop(out (string Id, bool IsLeaving) step))
            {
                if (step.IsLeaving)
                {
                    way.RemoveAt(way.Count - 1);
                    finished.Add(step.Id);
                    continue;
                }

                int place = way.IndexOf(step.Id);
                if (place >= 0)
                {
                    string circle = string.Join(" > ", way.Skip(place).Append(step.Id));
                    problems.Add(new InputProblem("$.register.sources", "parent-cycle", $"Sources are made from one another in a circle: {circle}. Remove one of the parents.", $"来源之间循环引用：{circle}。请去掉其中一个上游来源。"));
                    finished.Add(step.Id);
                    continue;
                }

                if (!finished.Contains(step.Id))
                {
                    way.Add(step.Id);
                    stack.Push((step.Id, true));
                    foreach (string parent in parents[step.Id].Where(parents.ContainsKey))
                    {
                        stack.Push((parent, false));
                    }
                }
            }
        }
    }
}
