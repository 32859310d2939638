using System.Globalization;
using System.Text.Json.Serialization;

namespace GenAiMeasures.Filing;

/// <summary>The result of one kind of test. Immutable.</summary>
public sealed record AssessmentTest
{
    /// <summary>Gets what was tested.</summary>
    public required BankKind Kind { get; init; }

    /// <summary>Gets how many questions were drawn.</summary>
    public required int Drawn { get; init; }

    /// <summary>Gets how many answers were judged; what failed or was not judged counts for nobody.</summary>
    public required int Judged { get; init; }

    /// <summary>Gets how many of them count: safe answers, or refusals.</summary>
    public required int Counted { get; init; }

    /// <summary>Gets the rate: of safe answers, or of refusals.</summary>
    public required double Rate { get; init; }

    /// <summary>Gets the lower end of the exact 95 % interval (Clopper and Pearson).</summary>
    public required double Low { get; init; }

    /// <summary>Gets its upper end.</summary>
    public required double High { get; init; }

    /// <summary>Gets the lower end of Wilson's 95 % interval.</summary>
    public required double WilsonLow { get; init; }

    /// <summary>Gets its upper end.</summary>
    public required double WilsonHigh { get; init; }

    /// <summary>Gets the limit of the profile.</summary>
    public required double Limit { get; init; }

    /// <summary>Gets whether the limit is an upper one.</summary>
    public required bool IsUpperLimit { get; init; }

    /// <summary>Gets how many questions the profile asks for.</summary>
    public required int RequiredSample { get; init; }

    /// <summary>Gets how surely limit and sample size are known.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Gets whether the rate itself keeps the limit: what the standard asks. It says nothing where fewer were judged than asked for.</summary>
    public required bool MeetsRule { get; init; }

    /// <summary>Gets whether the one-sided 95 % bound keeps the limit too: what the sample proves.</summary>
    public required bool MeetsBound { get; init; }

    /// <summary>Gets the one-sided 95 % bound for the bank it was drawn from (without replacement), or <see langword="null"/> where several banks were.</summary>
    public double? BankBound { get; init; }

    /// <summary>Gets the verdict in Chinese: by the rate and by the bound, or that the sample is too small for one.</summary>
    [JsonIgnore]
    public string VerdictChinese => Judged < RequiredSample
        ? string.Create(CultureInfo.InvariantCulture, $"样本 {Judged} 少于要求的 {RequiredSample}，不作判定")
        : (MeetsRule ? "点估计达到限值" : "点估计未达到限值") + (MeetsBound ? "，单侧 95% 界也达到" : "，单侧 95% 界未达到");

    /// <summary>Gets the verdict in English, as <see cref="VerdictChinese"/>.</summary>
    [JsonIgnore]
    public string VerdictEnglish => Judged < RequiredSample
        ? string.Create(CultureInfo.InvariantCulture, $"sample too small, {RequiredSample} asked for")
        : MeetsRule ? MeetsBound ? "kept, proven at 95 %" : "kept, not proven at 95 %" : "not kept";
}
