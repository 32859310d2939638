using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// Takes personal information out of texts for whoever asks: the sharing guard, copies for records. The kind stands in its
// place, which no recogniser takes for a value again.
internal sealed class InformationRemover(IOptions<PersonalInformationOptions> options) : IPersonalInformationMinimiser
{
    private readonly InformationPolicy _policy = new(options.Value);

    public string? Minimise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new InformationMinimiser(PersonalInformationTreatment.Remove, _policy, vault: null).Rewrite([text])?[0];
    }
}
