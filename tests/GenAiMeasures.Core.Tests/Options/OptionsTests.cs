using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void Every_error_is_told_at_once_each_with_its_setting_and_article()
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => Options(o =>
        {
            o.Scope = ServiceScope.MainlandPublic;
            o.Provider.CreditCode = "91110108MA01KP2T5X";
            o.Provider.AlgorithmFilingNumber = "网信算备1号";
            o.Provider.Modalities = ServiceModalities.None;
            o.Records.QueueBytes = 1;
            o.Screens.TimeoutMilliseconds = 0;
            o.Waivers["IM-99"] = "short";
            o.UnwrappedClients["judge"] = "";
        }));

        string[] failures = [.. error.Failures];
        Assert.Contains("GenAiMeasures:Provider:Name is empty. Set the organisation that serves the public (Interim Measures Art. 22).", failures);
        Assert.Contains("GenAiMeasures:Provider:ServiceName is empty. Set the name under which the public knows the service (Algorithm Provisions Art. 24).", failures);
        Assert.Contains(
            "GenAiMeasures:Provider:CreditCode '91110108MA01KP2T5X' is not a Unified Social Credit Code: its check digit is 'X' where the other 17 characters give 'U' "
            + "(GB 32100-2015; it goes into every implicit label, GB 45438-2025 Annex E).",
            failures);
        Assert.Contains("GenAiMeasures:Provider:AlgorithmFilingNumber '网信算备1号' does not have the shape 网信算备 + 21 digits + 号 (Algorithm Provisions Art. 26). Leave it out until the filing is published.", failures);
        Assert.Contains("GenAiMeasures:Provider:Modalities is empty. State what the service generates (Interim Measures Art. 2), Text for example.", failures);
        Assert.Contains("GenAiMeasures:Waivers names the duty 'IM-99', which is not in the catalogue. See 'genai-measures duties' for the ids.", failures);
        Assert.Contains("GenAiMeasures:Waivers:IM-99 has no reason of at least 10 characters. A waived duty is recorded with its reason.", failures);
        Assert.Contains("GenAiMeasures:UnwrappedClients:judge has no reason of at least 10 characters.", failures);
        Assert.Contains(failures, f => f.Contains("QueueBytes", StringComparison.Ordinal));
        Assert.Contains(failures, f => f.Contains("TimeoutMilliseconds", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unset_scope_is_an_error_and_never_guessed()
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => Options(o => o.Provider.Name = "x"));

        Assert.Equal(
            "GenAiMeasures:Scope is not set. Set it to MainlandPublic, MainlandPublicFromAbroad or Internal: which duties apply depends on to whom the service is offered (Interim Measures Art. 2).",
            Assert.Single(error.Failures));
    }

    [Fact]
    public void A_provider_from_abroad_may_have_no_credit_code_but_a_wrong_one_is_still_wrong()
    {
        Assert.Equal("", Options(From(null)).Provider.CreditCode);
        Assert.Throws<OptionsValidationException>(() => Options(From("91110108MA01KP2T5X")));

        static Action<GenAiComplianceOptions> From(string? code) => o =>
        {
            Some.PublicService(o);
            o.Scope = ServiceScope.MainlandPublicFromAbroad;
            o.Provider.CreditCode = code ?? "";
        };
    }

    [Fact]
    public void Settings_come_from_the_section_and_code_wins()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["GenAiMeasures:Scope"] = "MainlandPublic",
            ["GenAiMeasures:Provider:Name"] = "示例科技有限公司",
            ["GenAiMeasures:Provider:CreditCode"] = Some.CreditCode,
            ["GenAiMeasures:Provider:ServiceName"] = "from configuration",
            ["GenAiMeasures:Provider:Modalities"] = "Text, Image",
            ["GenAiMeasures:Screens:EarlierTurns"] = "Refuse",
            ["GenAiMeasures:Records:FinalUpdate"] = "AfterQueued",
            ["GenAiMeasures:Refusals:Language"] = "Caller",
            ["GenAiMeasures:Refusals:Texts:input_refused"] = "不行",
            ["GenAiMeasures:Waivers:IM-13-STABLE"] = "a lab without users",
        }).Build();

        GenAiComplianceOptions options = Options(o => o.Provider.ServiceName = "from code", configuration);

        Assert.Equal(("from code", "示例科技有限公司"), (options.Provider.ServiceName, options.Provider.Name));
        Assert.Equal(ServiceModalities.Text | ServiceModalities.Image, options.Provider.Modalities);
        Assert.Equal((EarlierTurns.Refuse, FinalUpdate.AfterQueued, RefusalLanguage.Caller), (options.Screens.EarlierTurns, options.Records.FinalUpdate, options.Refusals.Language));
        Assert.Equal("不行", options.Refusals.Texts["input_refused"]);
        Assert.Equal("a lab without users", options.Waivers["IM-13-STABLE"]);
    }

    [Fact]
    public void The_packed_schema_knows_every_setting_and_no_other()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src", "GenAiMeasures.Core", "ConfigurationSchema.json")));

        Assert.Equal(
            SettingsOf(typeof(GenAiComplianceOptions)).Order(StringComparer.Ordinal),
            SettingsOf(schema.RootElement.GetProperty("properties").GetProperty("GenAiMeasures"), "").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_second_registration_adds_settings_and_nothing_else()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(Some.InternalService);
        int count = services.Count;

        services.AddGenAiCompliance();

        Assert.Equal(count, services.Count);
    }

    private static GenAiComplianceOptions Options(Action<GenAiComplianceOptions> configure, IConfiguration? configuration = null)
    {
        var services = new ServiceCollection();
        if (configuration is not null)
        {
            services.AddSingleton(configuration);
        }

        services.AddGenAiCompliance(configure);
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<GenAiComplianceOptions>>().Value;
    }

    private static IEnumerable<string> SettingsOf(Type type, string path = "")
    {
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            bool isSection = property.PropertyType is { IsClass: true } && property.PropertyType != typeof(string);
            if (isSection)
            {
                foreach (string setting in SettingsOf(property.PropertyType, path + property.Name + ":"))
                {
                    yield return setting;
                }
            }
            else if (property.CanWrite || property.PropertyType.IsInterface)
            {
                yield return path + property.Name;
            }
        }
    }

    private static IEnumerable<string> SettingsOf(JsonElement section, string path)
    {
        foreach (JsonProperty property in section.GetProperty("properties").EnumerateObject())
        {
            // the sections of other packages are described by their own files
            if (property.Value.TryGetProperty("properties", out _))
            {
                foreach (string setting in SettingsOf(property.Value, path + property.Name + ":"))
                {
                    yield return setting;
                }
            }
            else
            {
                yield return path + property.Name;
            }
        }
    }
}
