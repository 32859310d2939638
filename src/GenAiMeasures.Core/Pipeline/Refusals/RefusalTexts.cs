using System.Globalization;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class RefusalTexts(IOptions<GenAiComplianceOptions> options)
{
    private static readonly Dictionary<string, RefusalText> Texts =
        CoreData.Read("refusals.json", CoreJsonContext.Default.DictionaryStringRefusalText);

    // the language of this call: taken once, on the caller's culture
    internal RefusalLanguage LanguageOfCaller() => options.Value.Refusals.Language switch
    {
        RefusalLanguage.Caller => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? RefusalLanguage.Chinese : RefusalLanguage.English,
        RefusalLanguage language => language,
    };

    internal string Of(string code, RefusalLanguage language)
    {
        if (options.Value.Refusals.Texts.TryGetValue(code, out string? own))
        {
            return own;
        }

        // a stage's own code without a text of its own reads like any other refusal
        RefusalText text = Texts.GetValueOrDefault(code) ?? Texts[RefusalCodes.AdmissionUnavailable];
        return language == RefusalLanguage.English ? text.English : text.Chinese;
    }
}
