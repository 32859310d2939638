namespace GenAiMeasures.Filing.Tests;

public sealed class FormLibraryTests
{
    public static TheoryData<string> Packages() => [.. FormLibrary.Packages.Keys];

    // a path that the profile does not know would stay a placeholder for ever
    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_path_of_a_template_is_a_field_of_the_profile_or_a_fact(string package)
    {
        FilingProfile profile = FilingProfile.Parse("""{"version":1}"""u8, ".", "p.json");
        foreach (FormTemplate form in FormLibrary.Packages[package].Forms)
        {
            IEnumerable<string> fields = form.Blocks.SelectMany(b => b.Fields.Concat(((string?[])[b.Text, b.Table, b.Checks]).OfType<string>()));
            foreach (string path in fields.Select(f => f[(f.IndexOf('|', StringComparison.Ordinal) + 1)..]).Where(p => !p.StartsWith("facts.", StringComparison.Ordinal)))
            {
                System.Text.Json.Nodes.JsonNode? node = profile.Tree;
                foreach (string part in path.Split('.'))
                {
                    Assert.True(node is System.Text.Json.Nodes.JsonObject item && item.TryGetPropertyValue(part, out node), $"{form.File}: {path}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_form_says_how_sure_its_fields_are_and_none_has_an_empty_file_name(string package)
    {
        FormPackage forms = FormLibrary.Packages[package];

        Assert.NotEmpty(forms.Source);
        Assert.All(forms.Forms, f => Assert.EndsWith(f.Sheet is null ? ".docx" : ".xlsx", f.File, StringComparison.Ordinal));
        Assert.Equal(forms.Forms.Length, forms.Forms.Select(f => f.File).Distinct().Count());
    }

    [Fact]
    public void The_file_names_are_those_that_offices_use()
    {
        Assert.Equal(
            ["0-生成式人工智能（大语言模型）上线备案申请表.docx", "附件1-安全评估报告.docx", "附件2-模型服务协议.docx", "附件3-语料标注规则.docx", "附件4-拦截关键词列表.xlsx", "附件5-评估测试题.xlsx", "附件6-算力连续性说明.docx", "附件7-其他佐证目录.docx"],
            FormLibrary.Packages["service-filing"].Forms.Select(f => f.File));
    }
}
