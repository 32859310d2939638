namespace GenAiMeasures;

/// <summary>The language of texts that users read.</summary>
public enum RefusalLanguage
{
    /// <summary>Chinese.</summary>
    Chinese = 0,

    /// <summary>English.</summary>
    English = 1,

    /// <summary>Chinese or English by the culture of the call (<c>CultureInfo.CurrentUICulture</c>): Chinese for <c>zh</c>, English for every other.</summary>
    Caller = 2,
}
