using System.Text.Json;
using FsCheck.Xunit;
using GenAiMeasures.Labeling;
using static GenAiMeasures.ShangMi.Tests.SignedLabels;

namespace GenAiMeasures.ShangMi.Tests;

public class SecurityDataTests
{
    private static readonly string Whole = Data(Ds("3006020101020101"), PubKey(Key.PublicKey.ToSpkiHex()));

    [Fact]
    public void Every_value_is_kept_as_it_stood_there()
    {
        Assert.True(SecurityData.TryParse(Whole, out SecurityData? data));

        Assert.Equal(("TC260PG", "1", false), (data.Type, data.Version, data.BindsContent));
        Assert.Equal(
            [
                new SecurityEntry("DS", "1.2.156.10197.1.501", null, "LabelMataData", "3006020101020101", null),
                new SecurityEntry("PubKey", "1.2.156.10197.1.501", null, null, null, Key.PublicKey.ToSpkiHex()),
            ],
            data.Entries);
    }

    public static TheoryData<string> Forms() =>
    [
        Whole.Replace("\"TC260PG\"", "\" TC260PG\"", StringComparison.Ordinal),
        Whole.Replace("PubSD", "PubSd", StringComparison.Ordinal),
        Whole.Replace("\"Version\":1", "\"Version\":\"1\"", StringComparison.Ordinal),
        Whole["{\"SecurityData\":".Length..^1],
        JsonSerializer.Serialize(Whole),
        JsonSerializer.Serialize(JsonSerializer.Serialize(Whole)),
        Whole.Replace("\"", "\\\"", StringComparison.Ordinal),
        $"{{\"SecurityData\":{JsonSerializer.Serialize(Whole["{\"SecurityData\":".Length..^1])}}}",
        "\uFEFF\n " + Whole + " \0",
        Whole.Replace("]}}", ",]}}", StringComparison.Ordinal),
        Whole.Replace("\"Type\":\"TC260PG\",", "", StringComparison.Ordinal),
        Whole.Replace("{\"Type\":\"TC260PG\"", "{ \"extension\" : {\"x\":[1]} , \"Type\":\"TC260PG\"", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Forms_of_real_writers_are_read_alike(string text)
    {
        Assert.True(SecurityData.TryParse(text, out SecurityData? data));

        Assert.True(SecurityData.TryParse(Whole, out SecurityData? expected));
        Assert.Equal(expected.Entries, data.Entries);
    }

    [Fact]
    public void One_entry_without_its_array_is_an_entry()
    {
        Assert.True(SecurityData.TryParse("{\"SecurityData\":{\"PubSD\":" + Ds("00") + "}}", out SecurityData? data));

        Assert.Equal("00", Assert.Single(data.Entries).Signature);
    }

    [Theory]
    [InlineData("[]", false)]
    [InlineData("null", false)]
    [InlineData("{}", false)]
    [InlineData("\"\"", false)]
    [InlineData("[{\"BType\":0}]", true)]
    [InlineData("\"x\"", true)]
    public void Bindings_are_seen(string bindings, bool binds)
    {
        Assert.True(SecurityData.TryParse("{\"SecurityData\":{\"Type\":\"TC260PG\",\"Bindings\":" + bindings + "}}", out SecurityData? data));

        Assert.Equal(binds, data.BindsContent);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("0a0b0c")]
    [InlineData("{\"Type\":\"other\"}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    public void Other_texts_are_no_security_data(string? text) => Assert.False(SecurityData.TryParse(text, out _));

    [Fact]
    public void Depth_and_length_are_bounded()
    {
        Assert.False(SecurityData.TryParse("{\"SecurityData\":" + new string('[', 100_000), out _));
        Assert.Equal(SecurityDataKind.Damaged, SecurityDataReader.Read("{\"SecurityData\":\"" + new string('x', 1024 * 1024) + "\"}").Kind);
        string layers = Whole;
        for (int i = 0; i < 3; i++)
        {
            layers = JsonSerializer.Serialize(layers);
        }

        Assert.Equal(SecurityDataKind.Damaged, SecurityDataReader.Read(layers).Kind);
    }

    [Fact]
    public void Truncated_anywhere_it_is_damaged_or_whole_and_never_verified()
    {
        string signed = Data(Ds(Signature(Plain)), PubKey(Key.PublicKey.ToSpkiHex()));
        for (int i = 1; i < signed.Length; i++)
        {
            LabelSignatureResult result = SignedLabels.Verify(signed[..i]);
            string expected = i < "{\"SecurityData".Length ? "opaque" : "damaged";
            Assert.Equal((LabelSignatureState.Unsupported, expected), (result.State, result.Code));
        }
    }

    [Fact]
    public void Twelve_thousand_mutations_give_a_result_and_no_exception()
    {
        const int Seed = 45438;
        const string Noise = "{}[]\",:\\ 0aFz\0\ud800Ａ";
        var random = new Random(Seed);
        string signed = Data(Ds(Signature(Plain)), PubKey(Key.PublicKey.ToSpkiHex()));
        ILabelSignatureVerifier verifier = Verifier();
        for (int i = 0; i < 12_000; i++)
        {
            char[] mutated = signed.ToCharArray();
            for (int j = random.Next(1, 6); j > 0; j--)
            {
                mutated[random.Next(mutated.Length)] = Noise[random.Next(Noise.Length)];
            }

            AigcLabel label = With(new string(mutated));
            LabelSignatureReport report = verifier.Verify(label);
            Assert.True(Enum.IsDefined(report.Producer.State), $"seed {Seed}, mutation {i}");
        }
    }

    [Property(MaxTest = 1000)]
    public void Any_text_is_read_without_an_exception(string? text)
    {
        SecurityDataReader.Read(text);
        SecurityDataReader.Read("{\"SecurityData\":" + text);
        SecurityDataReader.Read("\"" + text + "\"");
        SecurityDataReader.Read("{\"PubSD\":[{\"Type\":\"DS\",\"Signature\":" + text + "}]}");
    }
}
