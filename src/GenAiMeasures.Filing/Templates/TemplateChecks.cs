using System.Collections.Frozen;
using System.Globalization;

namespace GenAiMeasures.Filing;

// What a template may not say: paths that the profile does not have, blocks that say nothing or two things, files that lead elsewhere.
internal static class TemplateChecks
{
    private static readonly FrozenSet<string> Facts =
        FrozenSet.Create(StringComparer.Ordinal, "keywords", "testBank", "refusalBank", "nonRefusalBank", "run", "contentRate", "refusalRate", "nonRefusalRate", "algorithmFilingNumber", "serviceFilingNumber");

    private static readonly FrozenSet<string> Texts = FrozenSet.Create(StringComparer.Ordinal, "files.serviceAgreement", "files.privacyPolicy");

    private static readonly FrozenSet<string> Hooks = FrozenSet.Create(StringComparer.Ordinal, "clauses", "duties", "sections");

    private static readonly FrozenSet<string> Sheets = FrozenSet.Create(StringComparer.Ordinal, "keywords", "bank");

    internal static IEnumerable<InputProblem> Find(string file, FormPackage package)
    {
        if (string.IsNullOrWhiteSpace(package.Procedure) || string.IsNullOrWhiteSpace(package.Source))
        {
            yield return Problem(file, "$", "empty", "The procedure or the source is empty. Say for which procedure the forms are, and where they come from.", "“procedure”或者“source”为空。请写明适用程序和表单来源。");
        }

        if (!IsPlain(package.Folder))
        {
            yield return Problem(file, "$.folder", "folder", "The folder is no plain name. Write one name without path.", "“folder”应当是单个目录名，不含路径。");
        }

        if (package.Procedure == FilingChange.Procedure && package.Folder != FilingChange.FolderName)
        {
            yield return Problem(file, "$.folder", "folder", $"The folder of the algorithm filing has to stay '{FilingChange.FolderName}': a change filing is found by it.", $"算法备案的目录名应当保持“{FilingChange.FolderName}”：变更备案据此识别。");
        }

        if (package.Forms.IsDefaultOrEmpty)
        {
            yield return Problem(file, "$.forms", "empty", "There is no form.", "没有表单。");
            yield break;
        }

        for (int i = 0; i < package.Forms.Length; i++)
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"$.forms[{i}]");
            foreach (InputProblem problem in Form(file, path, package.Forms[i], package.Forms.Take(i)))
            {
                yield return problem;
            }
        }
    }

    internal static IEnumerable<InputProblem> Find(string file, ProcedureTable table)
    {
        HashSet<string> ids = [.. table.Procedures.Select(p => p.Id), "none", "warning"];
        (string Path, ProcedureRule Rule)[] rules =
        [
            .. table.Rules.Select((r, i) => (string.Create(CultureInfo.InvariantCulture, $"$.rules[{i}]"), r)),
            .. table.Warnings.Select((r, i) => (string.Create(CultureInfo.InvariantCulture, $"$.warnings[{i}]"), r)),
        ];
        foreach ((string path, ProcedureRule rule) in rules)
        {
            if (!ids.Contains(rule.Procedure))
            {
                yield return Problem(file, path + ".procedure", "unknown-procedure", $"'{rule.Procedure}' is none of the procedures, nor none or warning.", $"“{rule.Procedure}”不在程序清单中，也不是 none 或者 warning。");
            }

            foreach (string fact in rule.When.Concat(rule.WhenNot).Where(f => !ProcedureFacts.Names.Contains(f)))
            {
                yield return Problem(file, path, "unknown-fact", $"'{fact}' is no fact of a service: {string.Join(", ", ProcedureFacts.Names)}.", $"“{fact}”不是服务事实：{string.Join('、', ProcedureFacts.Names)}。");
            }
        }
    }

    private static IEnumerable<InputProblem> Form(string file, string path, FormTemplate form, IEnumerable<FormTemplate> before)
    {
        string ending = form.Sheet is null ? ".docx" : ".xlsx";
        if (!IsPlain(form.File) || !form.File.EndsWith(ending, StringComparison.Ordinal))
        {
            yield return Problem(file, path + ".file", "file", $"The file name is no plain name that ends with {ending}.", $"文件名应当是以 {ending} 结尾的单个文件名。");
        }

        if (before.Any(f => f.File == form.File || f.Id == form.Id))
        {
            yield return Problem(file, path, "duplicate", "The id or the file name stands above. Give each form its own.", "编号或者文件名与前面的表单重复，请分别设置。");
        }

        if (form.Sheet is { } sheet && !Sheets.Contains(sheet))
        {
            yield return Problem(file, path + ".sheet", "unknown-sheet", "A sheet is 'keywords' or 'bank'.", "“sheet”应当是 keywords 或者 bank。");
        }

        for (int i = 0; i < form.Blocks.Length; i++)
        {
            foreach (InputProblem problem in Block(file, string.Create(CultureInfo.InvariantCulture, $"{path}.blocks[{i}]"), form.Blocks[i]))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<InputProblem> Block(string file, string path, FormBlock block)
    {
        int said = new[] { block.H1, block.H2, block.P, block.Text, block.Table, block.Checks, block.Evidence, block.File, block.Hook }.Count(t => t is not null)
            + (block.Fields.IsEmpty ? 0 : 1) + (block.Signature.IsEmpty ? 0 : 1);
        if (said != 1)
        {
            yield return Problem(file, path, "block", "A block says exactly one thing: h1, h2, p, text, fields, table, checks, evidence, signature, file or hook.", "每个块只能是 h1、h2、p、text、fields、table、checks、evidence、signature、file、hook 之一。");
        }

        foreach (string field in block.Fields.Concat(new[] { block.Text, block.Checks }.OfType<string>()))
        {
            if (!IsField(field, out string name) || !IsKnown(name))
            {
                yield return Unknown(file, path, field);
            }
        }

        if (block.Table is { } table && (!IsField(table, out string rows) || ProfilePaths.ElementOf(rows) is null
            || block.Columns.IsEmpty || block.Columns.Any(c => !IsField(c, out string column) || !ProfilePaths.HasColumn(rows, column))))
        {
            yield return Unknown(file, path, table);
        }

        if (block.Checks is not null && (block.Options is null || !FormChoices.Names.Contains(block.Options)))
        {
            yield return Problem(file, path + ".options", "unknown-options", $"The options are none of: {string.Join(", ", FormChoices.Names)}.", $"“options”应当是以下之一：{string.Join('、', FormChoices.Names)}。");
        }

        if (block.File is { } text && (!IsField(text, out string source) || !Texts.Contains(source)))
        {
            yield return Unknown(file, path, text);
        }

        if (block.Hook is { } hook && !Hooks.Contains(hook))
        {
            yield return Problem(file, path + ".hook", "unknown-hook", $"A hook is one of: {string.Join(", ", Hooks.Order(StringComparer.Ordinal))}.", $"“hook”应当是以下之一：{string.Join('、', Hooks.Order(StringComparer.Ordinal))}。");
        }

        foreach (string item in block.Items.Where(i => !IsField(i, out _)))
        {
            yield return Unknown(file, path, item);
        }
    }

    private static InputProblem Unknown(string file, string path, string field) => Problem(
        file, path, "unknown-field", $"'{field}' is not written as name|path with a path that the profile has. A field that nothing fills would stay a placeholder for ever.",
        $"“{field}”不是“名称|路径”的写法，或者资料文件没有该路径，该字段将永远无法填写。");

    private static bool IsField(string field, out string path)
    {
        int bar = field.IndexOf('|', StringComparison.Ordinal);
        path = bar < 0 ? "" : field[(bar + 1)..];
        return bar > 0 && path.Length > 0;
    }

    private static bool IsKnown(string path) => (path.StartsWith("facts.", StringComparison.Ordinal) && Facts.Contains(path["facts.".Length..])) || ProfilePaths.Has(path);

    private static bool IsPlain(string? name) => !string.IsNullOrWhiteSpace(name) && name is not ("." or "..") && name.Length <= 100 && name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) < 0 && !name.Any(char.IsControl);

    private static InputProblem Problem(string file, string path, string code, string english, string chinese) => new($"{file} {path}", code, english, chinese);
}
