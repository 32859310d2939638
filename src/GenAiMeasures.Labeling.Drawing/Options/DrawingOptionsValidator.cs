using System.Globalization;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Labeling.Drawing;

internal sealed class DrawingOptionsValidator : IValidateOptions<DrawingOptions>
{
    internal const int LongestText = 16;

    public ValidateOptionsResult Validate(string? name, DrawingOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        CheckText(options.Text, errors);
        if (!Enum.IsDefined(options.Position))
        {
            errors.AddError($"GenAiMeasures:Labeling:Drawing:Position is {options.Position:D}, which is none of its values ({string.Join(", ", Enum.GetNames<MarkPosition>())}).");
        }

        Range(options.TextHeight, 0.05, 0.25, "TextHeight", " (GB 45438-2025 5.2: at least 5 % of the shortest side)");
        Range(options.LeastPixels, 0, 200, "LeastPixels");
        Range(options.Quality, 50, 100, "Quality");
        Range(options.MostPixels, 1, 1_000_000_000, "MostPixels");
        return errors.Build();

        void Range(double value, double least, double most, string setting, string why = "")
        {
            if (!(value >= least && value <= most))
            {
                errors.AddError(string.Create(CultureInfo.InvariantCulture, $"GenAiMeasures:Labeling:Drawing:{setting} is {value}. It has to lie between {least} and {most}{why}."));
            }
        }
    }

    private static void CheckText(string text, ValidateOptionsResultBuilder errors)
    {
        if (ExplicitWording.FindProblem(text) is { } problem)
        {
            errors.AddError($"GenAiMeasures:Labeling:Drawing:Text cannot be the mark: {problem} (GB 45438-2025 5.2). 'AI生成' would do.");
        }
        else if (text.Length > LongestText || text.AsSpan().ContainsAny('\r', '\n'))
        {
            errors.AddError($"GenAiMeasures:Labeling:Drawing:Text has {text.Length} characters or several lines. A mark is one line of at most {LongestText} characters.");
        }
        else if (GlyphSet.FindMissing(text) is { } missing)
        {
            errors.AddError($"GenAiMeasures:Labeling:Drawing:Text holds '{missing}', for which this package has no outline. It has printable ASCII and the words of usual labels.");
        }
    }
}
