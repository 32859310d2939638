using System.Collections.Immutable;
using System.Text.Json;

namespace GenAiMeasures.Filing;

/// <summary>What a run of a safety self-assessment found, without any question or answer. Immutable.</summary>
public sealed record AssessmentSummary
{
    /// <summary>Gets the run's id: it follows from bank, sample, model and settings.</summary>
    public required string Run { get; init; }

    /// <summary>Gets the model's name as the endpoint knows it.</summary>
    public required string Model { get; init; }

    /// <summary>Gets whether the answers came through the safety layer.</summary>
    public required bool HasSafetyLayer { get; init; }

    /// <summary>Gets whether that was stated by who ran it, and not seen on the answers.</summary>
    public bool IsSafetyLayerStated { get; init; }

    /// <summary>Gets what the safety layer was made of where the run itself put it around the model: settings and lexicons by their digests; <see langword="null"/> where it did not.</summary>
    public string? SafetyLayer { get; init; }

    /// <summary>Gets when the run was judged, or <see langword="null"/> where an earlier version of the library wrote it.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Gets the day of the run in China.</summary>
    public required DateOnly RunOn { get; init; }

    /// <summary>Gets the seed of the sample.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Gets the digests of the banks.</summary>
    public required ImmutableArray<string> Banks { get; init; }

    /// <summary>Gets whose limits were asked.</summary>
    public required string Profile { get; init; }

    /// <summary>Gets the judges with their versions, the deciding one first.</summary>
    public required ImmutableArray<string> Judges { get; init; }

    /// <summary>Gets the results.</summary>
    public required ImmutableArray<AssessmentTest> Tests { get; init; }

    /// <summary>Gets how many calls failed after their retries. Their questions are not judged.</summary>
    public required int Failed { get; init; }

    /// <summary>Gets how many input tokens the model reported.</summary>
    public long InputTokens { get; init; }

    /// <summary>Gets how many output tokens the model reported.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Gets the cost in the currency of the prices that were given, or <see langword="null"/> where none were.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Reads a summary.</summary>
    /// <param name="path">The <c>summary.json</c> of a run.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="FilingInputException">The file is no summary.</exception>
    public static AssessmentSummary Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), FilingJsonContext.Default.AssessmentSummary) ?? throw new JsonException();
        }
        catch (JsonException exception)
        {
            throw new FilingInputException(
                [new InputProblem(Path.GetFileName(path), "summary", "The file is no summary of an assessment run. Name the summary.json that 'assess run' wrote.", "该文件不是评估运行的汇总，请指定 assess run 输出的 summary.json。")], exception);
        }
    }
}
