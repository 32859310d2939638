using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

public sealed class NgramClassifierTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<LabelledText> Rows =
    [
        .. Enumerable.Range(0, 40).Select(i => new LabelledText("你这个坏蛋" + i.ToString(CultureInfo.InvariantCulture), true)),
        .. Enumerable.Range(0, 40).Select(i => new LabelledText("今天天气很好" + i.ToString(CultureInfo.InvariantCulture), false)),
    ];

    [Fact]
    public void It_learns_and_width_case_and_invisible_characters_do_not_matter()
    {
        NgramModel model = NgramTrainer.Train(Rows);

        Assert.True(model.Score("坏蛋") > 0.8);
        Assert.True(model.Score("天气") < 0.2);
        Assert.Equal(model.Score("abc坏蛋"), model.Score("ＡＢＣ坏\u200B蛋"));
        Assert.Equal(0, model.Score(""));
    }

    [Fact]
    public void The_same_rows_and_seed_give_the_same_model_and_it_reads_back()
    {
        NgramModel one = NgramTrainer.Train(Rows);
        NgramModel other = NgramTrainer.Train(Rows);
        using var stream = new MemoryStream();
        one.Write(stream);
        stream.Position = 0;
        NgramModel read = NgramModel.Read(stream);

        Assert.Equal(one.Digest, other.Digest);
        Assert.Equal(one.Digest, read.Digest);
        Assert.Equal(one.Score("你这个坏蛋"), read.Score("你这个坏蛋"));
    }

    [Fact]
    public void A_model_that_is_cut_off_or_changed_anywhere_is_refused()
    {
        using var stream = new MemoryStream();
        NgramTrainer.Train(Rows, new NgramTrainingOptions { Bits = 10 }).Write(stream);
        byte[] bytes = stream.ToArray();
        for (int i = 0; i < bytes.Length; i += 7)
        {
            byte[] changed = [.. bytes];
            changed[i] ^= 0x55;
            Assert.Throws<FormatException>(() => NgramModel.Read(new MemoryStream(bytes[..i])));
            if (i is not (6 or 7))
            {
                Assert.Throws<FormatException>(() => NgramModel.Read(new MemoryStream(changed)));
            }
        }
    }

    [Fact]
    public void Rows_of_both_classes_and_settings_in_range_are_needed()
    {
        Assert.Throws<ArgumentException>(() => NgramTrainer.Train([new LabelledText("x", true)]));
        Assert.Throws<ArgumentException>(() => NgramTrainer.Train([]));
        Assert.Throws<ArgumentException>(() => NgramTrainer.Train(Rows, new NgramTrainingOptions { Bits = 30 }));
        Assert.Throws<ArgumentException>(() => NgramTrainer.Train(Rows, new NgramTrainingOptions { Epochs = 0 }));
    }

    [Fact]
    public void Any_text_has_a_score()
    {
        NgramModel model = NgramTrainer.Train(Rows, new NgramTrainingOptions { Bits = 10 });
        var random = new Random(7);
        for (int i = 0; i < 500; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(50)).Select(_ => (char)random.Next(0x10000)));
            Assert.InRange(model.Score(text), 0, 1);
        }
    }

    [Theory]
    [InlineData("text,label\na,1\n\"b,\"\"c\"\"\nd\",0\n", "a:True|b,\"c\"\nd:False")]
    [InlineData("\uFEFFLabel,TEXT\r\n1,好\r\n\r\n0,坏", "好:True|坏:False")]
    public void Csv_is_read(string csv, string expected) =>
        Assert.Equal(expected, string.Join('|', LabelledTexts.ReadCsv(new StringReader(csv), "text", "label", "1").Select(r => r.Text + ":" + r.IsPositive)));

    [Theory]
    [InlineData("", "The CSV is empty: a header is needed.")]
    [InlineData("a,b\n", "The CSV has no column 'text'; it has a, b.")]
    [InlineData("text,label\nonly\n", "Line 2 of the CSV has 1 columns; 'text' and 'label' need 2.")]
    [InlineData("text,label\n\"a,1\n", "A quotation is not closed; the CSV ends in line 3.")]
    public void Bad_csv_says_where(string csv, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => LabelledTexts.ReadCsv(new StringReader(csv), "text", "label", "1")).Message);

    [Fact]
    public async Task As_a_moderator_it_only_flags()
    {
        NgramModel model = NgramTrainer.Train(Rows);
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("你这个坏蛋"), build: b => b.AddModerator("ngram", _ => new ClassifierModerator("ngram", model, RiskCode.Parse("A.4.c"), 0.7)));

        Assert.Equal("你这个坏蛋", (await host.Client.GetResponseAsync("天气")).Text);
        FindingFact finding = host.Store.Records<ExchangeSettled>().Single().Findings.Single();
        Assert.Equal(("ngram", "A.4.c", Verdict.Flag), (finding.Rule, finding.Risk, finding.Verdict));
        Assert.InRange(finding.Score, 0.7, 1);
    }

    [Fact]
    public void Trained_on_COLD_train_it_reaches_this_on_COLD_dev()
    {
        using var train = new StreamReader(Repository.Shared("moderation", "cold", "train-12k.csv"));
        using var dev = new StreamReader(Repository.Shared("moderation", "cold", "dev.csv"));
        NgramModel model = NgramTrainer.Train(LabelledTexts.ReadCsv(train, "TEXT", "label", "1"));
        IReadOnlyList<LabelledText> rows = LabelledTexts.ReadCsv(dev, "TEXT", "label", "1");

        NgramEvaluation half = NgramEvaluation.Of(model, rows, 0.5);
        NgramEvaluation high = NgramEvaluation.Of(model, rows, 0.9);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"0.5: {half.Accuracy:0.000} {half.MacroF1:0.000} {half.Precision:0.000} {half.Recall:0.000} {half.FalsePositiveRate:0.000}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"0.9: {high.Accuracy:0.000} {high.MacroF1:0.000} {high.Precision:0.000} {high.Recall:0.000} {high.FalsePositiveRate:0.000}"));
        Assert.True(half.Accuracy >= 0.84 && half.MacroF1 >= 0.84, "The classifier is worse than the documentation says.");
    }
}
