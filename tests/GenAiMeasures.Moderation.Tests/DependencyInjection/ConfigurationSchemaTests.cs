using System.Reflection;
using System.Text.Json;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>The schema that completes appsettings.json names every setting, and nothing else.</summary>
public sealed class ConfigurationSchemaTests
{
    private static readonly JsonElement Moderation = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "GenAiMeasures.Moderation", "ConfigurationSchema.json")))
        .RootElement.GetProperty("properties").GetProperty("GenAiMeasures").GetProperty("properties").GetProperty("Moderation").GetProperty("properties");

    [Fact]
    public void Every_setting_of_moderation_is_in_it() => Assert.Equal(
        Names(typeof(ModerationOptions)).Append("Moderators").Append("PersonalInformation").Order(StringComparer.Ordinal), Keys(Moderation));

    [Theory]
    [InlineData("Lexicons", typeof(LexiconSources))]
    [InlineData("Evasion", typeof(EvasionOptions))]
    [InlineData("Sessions", typeof(SessionOptions))]
    [InlineData("Answers", typeof(AnswerLibrary))]
    [InlineData("PersonalInformation", typeof(PersonalInformationOptions))]
    public void Every_setting_of_a_section_is_in_it(string section, Type options) =>
        Assert.Equal(Names(options), Keys(Moderation.GetProperty(section).GetProperty("properties")));

    [Fact]
    public void Every_setting_of_a_moderator_and_of_a_lexicon_file_is_in_it()
    {
        Assert.Equal(Names(typeof(ModeratorOptions)), Keys(Moderation.GetProperty("Moderators").GetProperty("additionalProperties").GetProperty("properties")));
        Assert.Equal(
            Names(typeof(LexiconFile)),
            Keys(Moderation.GetProperty("Lexicons").GetProperty("properties").GetProperty("Files").GetProperty("items").GetProperty("properties")));
    }

    [Fact]
    public void Every_choice_of_an_enumeration_is_in_it()
    {
        JsonElement information = Moderation.GetProperty("PersonalInformation").GetProperty("properties");

        Assert.Equal(Enum.GetNames<PersonalInformationKind>(), Values(information.GetProperty("Kinds").GetProperty("items")));
        Assert.Equal(Enum.GetNames<PersonalInformationTreatment>(), Values(information.GetProperty("Input")));
        Assert.Equal(Enum.GetNames<PersonalInformationTreatment>().Except(["Pseudonym"]), Values(information.GetProperty("Output")));
        Assert.Equal(Enum.GetNames<TrickUse>(), Values(Moderation.GetProperty("Evasion").GetProperty("properties").GetProperty("Split")));
    }

    private static IEnumerable<string> Names(Type options) => options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanWrite || p.PropertyType.IsGenericType || p.PropertyType.Assembly == options.Assembly)
        .Select(p => p.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Keys(JsonElement properties) => properties.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Values(JsonElement property) => property.GetProperty("enum").EnumerateArray().Select(v => v.GetString()!);
}
