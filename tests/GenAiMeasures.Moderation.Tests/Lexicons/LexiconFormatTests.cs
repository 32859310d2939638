namespace GenAiMeasures.Moderation.Tests;

/// <summary>The shapes in which lists come: JSON lines and workbooks beside the tables.</summary>
public sealed class LexiconFormatTests
{
    private const string Table = """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>添加日期</t></is></c></row>
        <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="inlineStr"><is><t>A.1.f</t></is></c><c r="D2"><v>46000</v></c></row>
        <row r="3"/>
        <row r="4"><c r="A4" t="str"><v>第二词</v></c></row>
        """;

    [Fact]
    public void A_workbook_is_read_by_its_first_sheet_with_shared_and_inline_strings_gaps_and_dates()
    {
        byte[] workbook = WorkbookFile.Create(Table, "<si><t>term</t></si><si><t>risk</t></si><si><r><t>违禁</t></r><r><t>词</t></r><rPh sb=\"0\" eb=\"1\"><t>wei</t></rPh></si>");
        using var file = new TempFile("list.xlsx", workbook);

        IReadOnlyList<LexiconTerm> terms = LexiconReader.Read(new LexiconFile { Path = file.Path }).Terms;

        Assert.Equal(["违禁词", "第二词"], terms.Select(t => t.Text));
        Assert.Equal("A.1.f", terms[0].Risks[0].Value);
        Assert.Equal(new DateOnly(2025, 12, 9), terms[0].Added);
        Assert.Equal([2, 4], terms.Select(t => t.Line));
    }

    [Fact]
    public void A_workbook_cut_anywhere_or_with_a_changed_byte_is_read_or_refused_and_nothing_else()
    {
        byte[] whole = WorkbookFile.Create(Table, "<si><t>term</t></si><si><t>risk</t></si><si><t>违禁词</t></si>");
        var random = new Random(7);
        for (int i = 0; i < 400; i++)
        {
            byte[] bytes = i % 2 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            if (i % 2 == 1)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            }

            using var file = new TempFile("list.xlsx", bytes);
            try
            {
                LexiconReader.Read(new LexiconFile { Path = file.Path });
            }
            catch (LexiconException exception)
            {
                Assert.NotEmpty(exception.Problems);
            }
        }
    }

    [Fact]
    public void A_workbook_with_a_document_type_is_refused()
    {
        using var file = new TempFile("list.xlsx", WorkbookFile.Create("</sheetData></worksheet><!DOCTYPE a [<!ENTITY x \"y\">]>"));

        LexiconException exception = Assert.Throws<LexiconException>(() => LexiconReader.Read(new LexiconFile { Path = file.Path }));

        Assert.Equal("The file is no XLSX workbook. Save it as .xlsx or .csv.", exception.Problems[0].Message);
    }

    [Fact]
    public void Json_lines_hold_objects_with_the_columns_as_names_or_strings()
    {
        using var file = new TempFile("list.jsonl", """
            {"term": "违禁词", "risks": ["A.1.f", "A.1.h"], "severity": 1, "match": ["pinyin", "initials"], "other": {"a": 1}}
            "第二词"

            {"词": "第三词", "白名单": ["第三词典"], "类别": null}
            """);

        IReadOnlyList<LexiconTerm> terms = LexiconReader.Read(new LexiconFile { Path = file.Path }).Terms;

        Assert.Equal(["违禁词", "第二词", "第三词"], terms.Select(t => t.Text));
        Assert.Equal(["A.1.f", "A.1.h"], terms[0].Risks.Select(r => r.Value));
        Assert.Equal((1, TermForms.Pinyin | TermForms.Initials), (terms[0].Severity, terms[0].Forms));
        Assert.Equal(["第三词典"], terms[2].Allow);
    }

    [Fact]
    public void Wrong_lines_of_json_are_named_all_at_once()
    {
        using var file = new TempFile("list.jsonl", "{\"term\": \"甲甲\"\n[1]\n{\"risk\": \"A.1.f\"}\n{\"term\": \"乙乙\", \"risk\": \"B.9\"}");

        LexiconException exception = Assert.Throws<LexiconException>(() => LexiconReader.Read(new LexiconFile { Path = file.Path }));

        Assert.Equal([(1, "badJson"), (2, "badJson"), (3, "badJson"), (4, "unknownRisk")], exception.Problems.Select(p => (p.Line, p.Code)));
    }

    [Fact]
    public void The_starter_lexicon_compiles_and_every_term_of_it_is_found_in_itself()
    {
        var options = new ModerationOptions();
        options.Lexicons.Starter = true;
        LexiconMatcher matcher = LexiconMatcher.Load(options);

        Assert.InRange(matcher.Lexicons.Single().Terms, 60, 200);
        foreach (LexiconTerm term in StarterLexicon.Read().Terms)
        {
            Assert.Contains(matcher.Find("甲" + term.Text + "乙"), m => m.Term == term.Text);
        }
    }

    [Fact]
    public void The_starter_lexicon_blocks_none_of_the_ordinary_documents()
    {
        var options = new ModerationOptions();
        options.Lexicons.Starter = true;
        options.Evasion.Homophones = true;
        LexiconMatcher matcher = LexiconMatcher.Load(options);

        Assert.All(BenignCorpus.ReadBuiltIn(), d => Assert.Empty(matcher.Find(d)));
    }
}
