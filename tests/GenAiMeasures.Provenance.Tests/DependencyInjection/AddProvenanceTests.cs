using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Provenance.Tests;

public sealed class AddProvenanceTests
{
    [Fact]
    public async Task The_register_its_duties_and_its_part_of_the_dossier_are_there()
    {
        await using ServiceProvider provider = Build(o => o.RegisterFile = Path.Combine(SampleRegister.Folder, "passing.json"));
        IDossierSection section = Assert.Single(provider.GetServices<IDossierSection>());
        DossierContent content = await section.WriteAsync(TestContext.Current.CancellationToken);

        Assert.Equal(6, (await provider.GetRequiredService<ITrainingDataRegister>().ReadAsync(TestContext.Current.CancellationToken)).Data.Sources.Count);
        Assert.Equal(("training-data", "训练数据与标注"), (section.Id, section.TitleChinese));
        Assert.All(section.Duties, d => Assert.True(DutyCatalog.Contains(d)));
        Assert.Contains("## 一、训练数据来源", content.Markdown, StringComparison.Ordinal);
        Assert.Equal(["training-data.cdx.json", "oscal-assessment-results.json"], content.Attachments.Select(a => a.Name));
        Assert.All(provider.GetRequiredService<IDutyCatalog>().Coverage.Where(c => c.Duty.Id is "IM-7-DATA" or "IM-8-ANNOTATION"), c => Assert.Equal(DutyCoverageKind.Prepared, c.Kind));
    }

    [Fact]
    public async Task An_empty_register_is_a_named_gap()
    {
        await using ServiceProvider provider = Build(o => o.RegisterFile = Path.Combine(Path.GetTempPath(), "genai-measures-no-such-register.json"));

        Assert.Equal(["训练数据登记表为空。"], (await provider.GetServices<IDossierSection>().Single().WriteAsync(TestContext.Current.CancellationToken)).Gaps);
    }

    [Fact]
    public void Wrong_settings_say_how_to_correct_them()
    {
        using ServiceProvider provider = Build(o => o.Profile = "none");

        Assert.Equal(
            "GenAiMeasures:Provenance:Profile is 'none'. Use one of Tc260_003_2024, GbT45654_2025, GbT45652_2025.",
            Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<ProvenanceOptions>>().Value).Message);
    }

    private static ServiceProvider Build(Action<ProvenanceOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(SampleRegister.Now));
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).AddProvenance(configure);
        return services.BuildServiceProvider();
    }
}
