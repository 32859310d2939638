namespace GenAiMeasures.Labeling;

// The strict judgement of a label, apart from reading it. Clause letters are those of Annex E; their certainty is "quoted".
internal static class LabelValidator
{
    private const string AnnexE = "GB 45438-2025 Annex E ";

    internal static IReadOnlyList<LabelProblem> Validate(AigcLabel label)
    {
        var problems = new List<LabelProblem>();
        CheckClaim(label, problems);
        CheckProducer(label, problems);
        CheckPropagator(label, problems);
        CheckForm(label.Deviations, problems);
        for (LabelField field = 0; field < (LabelField)AigcLabel.FieldCount; field++)
        {
            CheckValue(field, label[field], problems);
        }

        return [.. problems.OrderByDescending(p => p.Severity)];
    }

    private static void CheckClaim(AigcLabel label, List<LabelProblem> problems)
    {
        if (label.Claim == LabelClaim.Unknown)
        {
            problems.Add(new(
                label.Label.Length == 0 ? "label_missing" : "label_value",
                LabelProblemSeverity.Error,
                LabelField.Label,
                AnnexE + "c)",
                "Label has to be \"1\" (generated), \"2\" (possibly) or \"3\" (suspected).",
                "Label 应为“1”（属于）、“2”（可能）或“3”（疑似）。"));
        }
    }

    private static void CheckProducer(AigcLabel label, List<LabelProblem> problems)
    {
        // what a platform puts there for content of an unknown producer is open
        LabelProblemSeverity severity = label.Claim is LabelClaim.Possible or LabelClaim.Suspected
            ? LabelProblemSeverity.Warning
            : LabelProblemSeverity.Error;
        if (label.ContentProducer.Length == 0)
        {
            problems.Add(new(
                "producer_missing", severity, LabelField.ContentProducer, AnnexE + "d)",
                "ContentProducer has to name the generating provider, by name or code.",
                "ContentProducer 应填写生成合成服务提供者的名称或编码。"));
        }
        else if (ProviderCode.LooksLikeCode(label.ContentProducer) && ProviderCode.FindProblems(label.ContentProducer) is { Count: > 0 } wrong)
        {
            problems.Add(new(
                "producer_code", LabelProblemSeverity.Warning, LabelField.ContentProducer, "TC260-PG-20252A",
                "ContentProducer looks like a provider code and is none: " + wrong[0] + ".",
                "ContentProducer 形似服务提供者编码，但不符合编码规则。"));
        }

        if (label.ProduceId.Length == 0)
        {
            problems.Add(new(
                "produce_id_missing", severity, LabelField.ProduceId, AnnexE + "e)",
                "ProduceID has to hold the provider's unique number of the content.",
                "ProduceID 应填写内容制作编号。"));
        }
    }

    private static void CheckPropagator(AigcLabel label, List<LabelProblem> problems)
    {
        if (label.ContentPropagator.Length == 0 != (label.PropagateId.Length == 0))
        {
            problems.Add(new(
                "propagation_half", LabelProblemSeverity.Error,
                label.ContentPropagator.Length == 0 ? LabelField.ContentPropagator : LabelField.PropagateId, AnnexE + "g), h)",
                "ContentPropagator and PropagateID belong together: one of them is empty.",
                "ContentPropagator 与 PropagateID 应同时填写，其中一项为空。"));
        }
        else if (label.ContentPropagator.Length == 0)
        {
            problems.Add(new(
                "propagation_empty", LabelProblemSeverity.Warning, LabelField.ContentPropagator, AnnexE + "note 1",
                "ContentPropagator and PropagateID are empty; on first write they equal the producer's, as one reader quotes the note.",
                "ContentPropagator 与 PropagateID 为空；据转述的注 1，首次写入时应与生成合成要素一致。"));
        }
    }

    private static void CheckForm(LabelDeviations deviations, List<LabelProblem> problems)
    {
        Check(LabelDeviations.NotString, "value_type", LabelProblemSeverity.Error, "b)", "A value is not a string.", "存在非字符串类型的值。");
        Check(LabelDeviations.MissingKey, "key_missing", LabelProblemSeverity.Error, "b)", "One of the seven keys is missing.", "缺少七个键之一。");
        Check(LabelDeviations.MisspeltKey, "key_misspelt", LabelProblemSeverity.Error, "b)", "A key is misspelt or in another case.", "键名拼写或大小写有误。");
        Check(LabelDeviations.DuplicateKey, "key_duplicate", LabelProblemSeverity.Error, "b)", "A key stands there twice.", "存在重复的键。");
        Check(LabelDeviations.UnknownMember, "key_unknown", LabelProblemSeverity.Warning, "b)", "There are members that the standard does not know.", "存在标准之外的键。");
        Check(LabelDeviations.PseudoJson, "not_json", LabelProblemSeverity.Error, "b)", "The text is not JSON.", "文本不是 JSON。");
        Check(LabelDeviations.DoubleEncoded | LabelDeviations.Escaped, "encoded_twice", LabelProblemSeverity.Error, "b)", "The object is encoded once too often.", "对象被多次编码。");
        Check(LabelDeviations.Base64, "base64", LabelProblemSeverity.Error, "b)", "The label is Base64; it has to be plain text.", "标识为 Base64 编码，应为明文。");
        Check(LabelDeviations.Prefixed, "prefixed", LabelProblemSeverity.Warning, "b)", "A prefix stands before the object.", "对象前存在前缀。");
        Check(LabelDeviations.PropertyPerField, "property_per_field", LabelProblemSeverity.Error, "b)", "The fields stand in properties of their own.", "各字段分散在独立属性中。");

        void Check(LabelDeviations which, string code, LabelProblemSeverity severity, string clause, string english, string chinese)
        {
            if ((deviations & which) != 0)
            {
                problems.Add(new(code, severity, null, AnnexE + clause, english, chinese));
            }
        }
    }

    private static void CheckValue(LabelField field, string value, List<LabelProblem> problems)
    {
        string name = LabelKeys.Names[(int)field];
        if (IsPlaceholder(value))
        {
            problems.Add(new(
                "placeholder", LabelProblemSeverity.Error, field, AnnexE + "e), h)",
                name + " holds a program's leftover and no value.",
                name + " 的内容是程序占位符，不是有效值。"));
        }

        // reserved codes carry JSON with escaped quotes
        if (field is not (LabelField.ReservedCode1 or LabelField.ReservedCode2) && !AigcLabel.CanHold(value))
        {
            problems.Add(new(
                "charset", LabelProblemSeverity.Warning, field, AnnexE + "j)",
                name + " holds characters outside the set of which values mainly consist.",
                name + " 含有标准所列字符范围之外的字符。"));
        }
    }

    // what printf leaves behind, and numbers that are all zero
    private static bool IsPlaceholder(string value) =>
        value.Contains("(MISSING)", StringComparison.Ordinal)
        || value.Contains("%!", StringComparison.Ordinal)
        || (value.Length >= 16 && !value.AsSpan().ContainsAnyExcept("0-"));
}
