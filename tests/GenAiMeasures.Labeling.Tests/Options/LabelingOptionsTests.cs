using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Labeling.Tests;

public class LabelingOptionsTests
{
    [Fact]
    public void Defaults_are_our_Chinese_wording_at_the_start_and_withholding()
    {
        LabelingOptions options = Read(_ => { });

        Assert.Equal(
            (ExplicitPlace.Start, LabelLanguage.Chinese, FirstPropagator.SameAsProducer, UnlabelledMedia.Withhold),
            (options.Place, options.Language, options.FirstPropagator, options.UnlabelledMedia));
    }

    [Fact]
    public void Settings_come_from_the_section_and_code_wins()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["GenAiMeasures:Labeling:Place"] = "Interface",
            ["GenAiMeasures:Labeling:Interface:Text"] = "内容由AI生成",
            ["GenAiMeasures:Labeling:Interface:Where"] = "网页与客户端对话框下方，持续显示",
            ["GenAiMeasures:Labeling:ModelCode"] = "0001",
            ["GenAiMeasures:Labeling:AudioPlace"] = "Both",
            ["GenAiMeasures:Labeling:BareSound:SampleRate"] = "24000",
        }).Build());
        services.AddGenAiCompliance(Some.PublicService).AddLabeling(o => o.ModelCode = "0002");
        using ServiceProvider provider = services.BuildServiceProvider();

        LabelingOptions options = provider.GetRequiredService<IOptions<LabelingOptions>>().Value;

        Assert.Equal((ExplicitPlace.Interface, "内容由AI生成", "0002"), (options.Place, options.Interface.Text, options.ModelCode));
        Assert.Equal((AudioPlace.Both, 24_000), (options.AudioPlace, options.BareSound.SampleRate));
    }

    [Fact]
    public void Every_wrong_setting_is_said_at_once()
    {
        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(() => Read(o =>
        {
            o.Place = (ExplicitPlace)9;
            o.Text = "Made with AI";
            o.ModelCode = "abc";
        }));

        Assert.Equal(
            [
                "GenAiMeasures:Labeling:Place is 9, which is none of its values (Start, End, Both, Interface).",
                "GenAiMeasures:Labeling:Text cannot be the explicit label: it has no generation element such as 生成, 合成 or generated (GB 45438-2025 5.1). '本内容由AI生成' would do.",
                "GenAiMeasures:Labeling:ModelCode 'abc' does not have four digits or upper-case letters (TC260-PG-20252A).",
            ],
            exception.Failures);
    }

    [Fact]
    public void The_sound_has_its_place_and_its_format()
    {
        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(() => Read(o =>
        {
            o.AudioPlace = (AudioPlace)3;
            o.BareSound.SampleRate = 999;
            o.BareSound.Channels = 0;
        }));

        Assert.Equal((AudioPlace.Start, (int?)null, 1), (Read(_ => { }).AudioPlace, Read(_ => { }).BareSound.SampleRate, Read(_ => { }).BareSound.Channels));
        Assert.Equal(
            [
                "GenAiMeasures:Labeling:AudioPlace is 3, which is none of its values (Start, End, Both).",
                "GenAiMeasures:Labeling:BareSound:SampleRate is 999. It has to lie between 1,000 and 768,000.",
                "GenAiMeasures:Labeling:BareSound:Channels is 0. It has to lie between 1 and 64.",
            ],
            exception.Failures);
    }

    [Fact]
    public void An_interface_notice_has_to_be_declared()
    {
        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(() => Read(o => o.Place = ExplicitPlace.Interface));

        Assert.Equal(
            [
                "GenAiMeasures:Labeling:Place is Interface, so GenAiMeasures:Labeling:Interface:Text has to be the words that the app shows continuously: it is empty (GB 45438-2025 ch. 5). '内容由AI生成' would do.",
                "GenAiMeasures:Labeling:Place is Interface, so GenAiMeasures:Labeling:Interface:Where has to say in at least 10 characters where the app shows the notice. It is recorded (Labeling Measures Art. 4).",
            ],
            exception.Failures);
    }

    [Fact]
    public void A_producer_is_never_invented()
    {
        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(() => Read(_ => { }, Some.InternalService));

        Assert.Equal(
            "GenAiMeasures:Labeling has no producer for the implicit label. Set GenAiMeasures:Provider:CreditCode, from which the code is built, "
            + "or GenAiMeasures:Labeling:ContentProducer (GB 45438-2025 Annex E d). A code is never invented.",
            exception.Message);
        Assert.Equal("lab", Read(o => o.ContentProducer = "lab", Some.InternalService).ContentProducer);
    }

    [Theory]
    [InlineData("示例科技", "GenAiMeasures:Labeling:ContentProducer is empty or holds characters outside printable ASCII without space, quote and backslash (GB 45438-2025 Annex E j).")]
    [InlineData("", "GenAiMeasures:Labeling:ContentProducer is empty or holds characters outside printable ASCII without space, quote and backslash (GB 45438-2025 Annex E j).")]
    [InlineData("001191110000802100433BY43", "GenAiMeasures:Labeling:ContentProducer '001191110000802100433BY43' looks like a provider code and is none: it has 25 characters instead of 27 (TC260-PG-20252A).")]
    public void An_own_producer_is_checked(string producer, string message) =>
        Assert.Equal(message, Assert.Throws<OptionsValidationException>(() => Read(o => o.ContentProducer = producer)).Message);

    [Fact]
    public void A_model_code_beside_an_own_producer_is_a_mistake() =>
        Assert.Equal(
            "GenAiMeasures:Labeling:ModelCode has no effect beside GenAiMeasures:Labeling:ContentProducer. Set one of the two.",
            Assert.Throws<OptionsValidationException>(() => Read(o => (o.ContentProducer, o.ModelCode) = ("lab", "0001"))).Message);

    private static LabelingOptions Read(Action<LabelingOptions> configure, Action<GenAiComplianceOptions>? service = null)
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(service ?? Some.PublicService).AddLabeling(configure);
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<LabelingOptions>>().Value;
    }
}
