using Microsoft.Extensions.Options;

namespace GenAiMeasures.Labeling;

internal sealed class LabelingOptionsValidator(IOptions<GenAiComplianceOptions> compliance) : IValidateOptions<LabelingOptions>
{
    private const int ShortestPlace = 10;

    public ValidateOptionsResult Validate(string? name, LabelingOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        CheckEnums(options, errors);
        CheckWording(options, errors);
        CheckInterface(options, errors);
        CheckProducer(options, errors);
        CheckUnlabelled(options.Unlabelled, errors);
        CheckBareSound(options.BareSound, errors);
        return errors.Build();
    }

    private static void CheckEnums(LabelingOptions options, ValidateOptionsResultBuilder errors)
    {
        Check(options.Place, "Place");
        Check(options.Language, "Language");
        Check(options.FirstPropagator, "FirstPropagator");
        Check(options.UnlabelledMedia, "UnlabelledMedia");
        Check(options.AudioPlace, "AudioPlace");

        void Check<T>(T value, string setting)
            where T : struct, Enum
        {
            if (!Enum.IsDefined(value))
            {
                errors.AddError($"GenAiMeasures:Labeling:{setting} is {value:D}, which is none of its values ({string.Join(", ", Enum.GetNames<T>())}).");
            }
        }
    }

    private static void CheckWording(LabelingOptions options, ValidateOptionsResultBuilder errors)
    {
        if (options.Text is { } text && ExplicitWording.FindProblem(text) is { } problem)
        {
            errors.AddError($"GenAiMeasures:Labeling:Text cannot be the explicit label: {problem} (GB 45438-2025 5.1). '本内容由AI生成' would do.");
        }
    }

    private static void CheckInterface(LabelingOptions options, ValidateOptionsResultBuilder errors)
    {
        if (options.Place != ExplicitPlace.Interface)
        {
            return;
        }

        if (ExplicitWording.FindProblem(options.Interface.Text) is { } problem)
        {
            errors.AddError(
                "GenAiMeasures:Labeling:Place is Interface, so GenAiMeasures:Labeling:Interface:Text has to be the words that the app shows continuously: "
                + $"{problem} (GB 45438-2025 ch. 5). '内容由AI生成' would do.");
        }

        if (options.Interface.Where.Trim().Length < ShortestPlace)
        {
            errors.AddError(
                "GenAiMeasures:Labeling:Place is Interface, so GenAiMeasures:Labeling:Interface:Where has to say in at least "
                + $"{ShortestPlace} characters where the app shows the notice. It is recorded (Labeling Measures Art. 4).");
        }
    }

    private static void CheckUnlabelled(UnlabelledOptions options, ValidateOptionsResultBuilder errors)
    {
        if (options.Enabled && options.Agreements.All(string.IsNullOrWhiteSpace))
        {
            errors.AddError(
                "GenAiMeasures:Labeling:Unlabelled:Enabled is set, so GenAiMeasures:Labeling:Unlabelled:Agreements has to name the versions of the service agreement "
                + "that make the user's duty to label clear (Labeling Measures Art. 9).");
        }

        if (options.RequestValidHours is < 1 or > 720)
        {
            errors.AddError($"GenAiMeasures:Labeling:Unlabelled:RequestValidHours is {options.RequestValidHours}. It has to lie between 1 and 720.");
        }
    }

    private static void CheckBareSound(BareSoundOptions options, ValidateOptionsResultBuilder errors)
    {
        if (options.SampleRate is < 1_000 or > 768_000)
        {
            errors.AddError($"GenAiMeasures:Labeling:BareSound:SampleRate is {options.SampleRate}. It has to lie between 1,000 and 768,000.");
        }

        if (options.Channels is < 1 or > 64)
        {
            errors.AddError($"GenAiMeasures:Labeling:BareSound:Channels is {options.Channels}. It has to lie between 1 and 64.");
        }
    }

    private void CheckProducer(LabelingOptions options, ValidateOptionsResultBuilder errors)
    {
        if (options.ModelCode is { } model && !ProviderCode.IsModelCode(model))
        {
            errors.AddError($"GenAiMeasures:Labeling:ModelCode '{model}' does not have four digits or upper-case letters (TC260-PG-20252A).");
        }

        if (options.ContentProducer is { } producer)
        {
            CheckOwnProducer(options, producer, errors);
        }
        else if (string.IsNullOrWhiteSpace(compliance.Value.Provider.CreditCode))
        {
            errors.AddError(
                "GenAiMeasures:Labeling has no producer for the implicit label. Set GenAiMeasures:Provider:CreditCode, from which the code is built, "
                + "or GenAiMeasures:Labeling:ContentProducer (GB 45438-2025 Annex E d). A code is never invented.");
        }
    }

    private static void CheckOwnProducer(LabelingOptions options, string producer, ValidateOptionsResultBuilder errors)
    {
        if (producer.Length == 0 || !AigcLabel.CanHold(producer))
        {
            errors.AddError(
                "GenAiMeasures:Labeling:ContentProducer is empty or holds characters outside printable ASCII without space, quote and backslash (GB 45438-2025 Annex E j).");
        }
        else if (ProviderCode.LooksLikeCode(producer) && ProviderCode.FindProblems(producer) is { Count: > 0 } problems)
        {
            errors.AddError($"GenAiMeasures:Labeling:ContentProducer '{producer}' looks like a provider code and is none: {string.Join("; ", problems)} (TC260-PG-20252A).");
        }

        if (options.ModelCode is not null)
        {
            errors.AddError("GenAiMeasures:Labeling:ModelCode has no effect beside GenAiMeasures:Labeling:ContentProducer. Set one of the two.");
        }
    }
}
