using System.Text;

namespace GenAiMeasures.Moderation.Tests;

public sealed class LexiconReaderTests
{
    [Fact]
    public void Columns_are_found_by_their_names_in_any_order_in_English_or_Chinese()
    {
        Lexicon english = Read("l.csv", "severity,risk,term,action,match,allow,source,added,reviewed\n1,A.1.d,bomb,redact,exact,bath bomb|bomb cyclone,police,2026-01-02,2026/3/4\n");
        Lexicon chinese = Read("l.csv", "风险代码,关键词,处置,级别\nA.2.a;A.2.d,某词,代答,高\n");

        LexiconTerm bomb = Assert.Single(english.Terms);
        Assert.Equal("bomb", bomb.Text);
        Assert.Equal("A.1.d", Assert.Single(bomb.Risks).Value);
        Assert.Equal(1, bomb.Severity);
        Assert.Equal(Verdict.Redact, bomb.Action);
        Assert.Equal(TermMatch.Exact, bomb.Match);
        Assert.Equal(["bath bomb", "bomb cyclone"], bomb.Allow);
        Assert.Equal("police", bomb.Source);
        Assert.Equal(new DateOnly(2026, 1, 2), bomb.Added);
        Assert.Equal(new DateOnly(2026, 3, 4), bomb.Reviewed);
        Assert.Equal(2, bomb.Line);
        LexiconTerm word = Assert.Single(chinese.Terms);
        Assert.Equal(["A.2.a", "A.2.d"], word.Risks.Select(r => r.Value));
        Assert.Equal(Verdict.Substitute, word.Action);
        Assert.Equal(1, word.Severity);
    }

    [Fact]
    public void Without_a_header_the_columns_are_term_risk_severity_action()
    {
        Lexicon lexicon = Read("l.csv", "某词,A.1.f,5,flag\n");

        LexiconTerm term = Assert.Single(lexicon.Terms);
        Assert.Equal(("某词", "A.1.f", 5, Verdict.Flag, 1), (term.Text, term.Risks[0].Value, term.Severity, term.Action, term.Line));
    }

    [Fact]
    public void What_a_row_leaves_out_has_its_documented_default()
    {
        LexiconTerm term = Assert.Single(Read("l.csv", "term\n某词\n").Terms);

        Assert.Equal(("A.1.h", 3, null, TermKind.Deny, TermMatch.Normal), (term.Risks[0].Value, term.Severity, term.Action, term.Kind, term.Match));
    }

    [Fact]
    public void A_byte_order_mark_other_line_breaks_empty_lines_and_UTF_16_are_read()
    {
        Assert.Equal(["甲", "乙"], Texts(Read("l.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("term\r\n甲\r\n\r\n ,\r\n乙")])));
        Assert.Equal(["甲", "乙"], Texts(Read("l.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("甲\n\n乙\n")])));
    }

    [Fact]
    public void Quoted_fields_hold_commas_line_breaks_and_quotes_and_lines_are_still_counted_right()
    {
        Lexicon lexicon = Read("l.csv", "term,source\n\"a,b\",\"one\ntwo \"\"three\"\"\"\nc,x\n");

        Assert.Equal([("a,b", 2), ("c", 4)], lexicon.Terms.Select(t => (t.Text, t.Line)));
        Assert.Equal("one\ntwo \"three\"", lexicon.Terms[0].Source);
    }

    [Fact]
    public void A_text_file_has_a_term_a_line_with_its_risk_behind_a_tab_and_comments()
    {
        Lexicon lexicon = Read("words.txt", "# ours\n甲\n乙\tA.2.e\n#丙\n");

        Assert.Equal([("甲", "A.1.h"), ("乙", "A.2.e"), ("#丙", "A.1.h")], lexicon.Terms.Select(t => (t.Text, t.Risks[0].Value)));
    }

    [Fact]
    public void Tab_separated_tables_and_risks_by_their_Chinese_title_or_in_capitals_are_read()
    {
        Lexicon lexicon = Read("l.tsv", "term\trisk\n甲\t性别歧视\n乙\ta.1.F\n");

        Assert.Equal(["A.2.e", "A.1.f"], lexicon.Terms.Select(t => t.Risks[0].Value));
    }

    [Fact]
    public void Allow_phrases_and_ordinary_words_are_rows_of_their_own_kind()
    {
        Lexicon lexicon = Read("l.csv", "term,kind,action\n三黄片,allow,\n麻烦,word,\n大麻,,\n黄片机,,allow\n");

        Assert.Equal([TermKind.Allow, TermKind.Word, TermKind.Deny, TermKind.Allow], lexicon.Terms.Select(t => t.Kind));
        Assert.All(lexicon.Terms, t => Assert.Null(t.Action));
    }

    [Fact]
    public void Every_wrong_row_is_named_with_its_line_all_at_once()
    {
        using var file = new TempFile("bad.csv", "term,risk,severity,action,match,kind,added\n,A.1.f,,,,,\n甲,A.9.z,9,explode,fuzzy,x,yesterday\n乙,A.1.f,,,,,\n");

        LexiconException error = Assert.Throws<LexiconException>(() => LexiconReader.Read(new LexiconFile { Path = file.Path }));

        Assert.Equal(
            [(2, "emptyTerm"), (3, "unknownKind"), (3, "unknownRisk"), (3, "badSeverity"), (3, "unknownAction"), (3, "unknownMatch"), (3, "badDate")],
            error.Problems.Select(p => (p.Line, p.Code)));
        Assert.Equal(
            $"The lexicon '{file.Path}' cannot be used:\n"
            + "  line 2: The term is empty.\n"
            + "  line 3: 'x' is no kind of term. Use deny, allow or word.\n"
            + "  line 3: 'A.9.z' is not one of the 31 risk codes A.1.a to A.5.b of GB/T 45654-2025 Annex A.\n"
            + "  line 3: '9' is no severity. Use 1 (worst) to 5, or high, medium, low.\n"
            + "  line 3: 'explode' is no action. Use flag, redact, substitute, refuse or stop, or leave it empty.\n"
            + "  line 3: 'fuzzy' is no way to match. Use normal, exact or substring, and split, pinyin, initials or digits.\n"
            + "  line 3: 'yesterday' in column added is no date. Use the form 2026-03-01.",
            error.Message);
    }

    [Theory]
    [InlineData("l.csv", "term\n\"甲\n乙", "unclosedQuote", 2)]
    [InlineData("l.csv", "term\na\u0000b\n", "controlCharacter", 2)]
    [InlineData("l.pdf", "x", "unreadable", 0)]
    public void Damage_is_an_error_and_never_a_shorter_lexicon(string name, string content, string code, int line)
    {
        using var file = new TempFile(name, content);

        LexiconException error = Assert.Throws<LexiconException>(() => LexiconReader.Read(new LexiconFile { Path = file.Path }));

        Assert.Equal((code, line), (error.Problems[0].Code, error.Problems[0].Line));
    }

    [Fact]
    public void A_term_of_more_than_a_thousand_characters_is_an_error_that_says_what_to_look_for()
    {
        using var file = new TempFile("l.txt", new string('甲', 1001));

        LexiconException error = Assert.Throws<LexiconException>(() => LexiconReader.Read(new LexiconFile { Path = file.Path }));

        Assert.Equal("The term has 1001 characters; 1000 is the most. Look for a missing line break or separator.", error.Problems[0].Message);
    }

    [Fact]
    public void A_file_in_another_encoding_is_unreadable_and_is_not_guessed_at()
    {
        using var file = new TempFile("gbk.csv", [0xB7, 0xA8, 0xC2, 0xD6]);

        LexiconException error = Assert.Throws<LexiconException>(() => LexiconReader.Read(new LexiconFile { Path = file.Path }));

        Assert.Equal("The file is not UTF-8. Save it as UTF-8 (with or without a byte order mark).", error.Problems[0].Message);
    }

    [Fact]
    public void A_missing_file_is_an_error_that_names_it()
    {
        LexiconException error = Assert.Throws<LexiconException>(() => LexiconReader.Read(new LexiconFile { Path = "no-such-lexicon.csv" }));

        Assert.Equal("The lexicon 'no-such-lexicon.csv' cannot be used:\n  The file cannot be read (FileNotFoundException). Check the path and the permissions.", error.Message);
    }

    [Fact]
    public void The_digest_is_that_of_the_files_bytes()
    {
        // sha256sum of "a\n"
        Assert.Equal("87428fc522803d31", Read("l.txt", "a\n").Digest);
    }

    [Fact]
    public void A_term_of_punctuation_only_is_refused_with_its_line()
    {
        var options = new ModerationOptions();
        options.Lexicons.Add([new LexiconTerm { Text = "甲" }, new LexiconTerm { Text = " - " }]);

        LexiconException error = Assert.Throws<LexiconException>(() => LexiconStore.Load(options));

        Assert.Equal((2, "emptyTerm"), (error.Problems[0].Line, error.Problems[0].Code));
    }

    private static string[] Texts(Lexicon lexicon) => [.. lexicon.Terms.Select(t => t.Text)];

    private static Lexicon Read(string name, string content) => Read(name, Encoding.UTF8.GetBytes(content));

    private static Lexicon Read(string name, byte[] content)
    {
        using var file = new TempFile(name, content);
        return LexiconReader.Read(new LexiconFile { Path = file.Path });
    }
}
