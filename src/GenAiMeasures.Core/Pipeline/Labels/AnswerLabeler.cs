using Microsoft.Extensions.AI;

namespace GenAiMeasures;

/// <summary>Labels one answer (标识). The pipeline asks it for the visible text, for the marking of files, and for what goes beside the answer. Used by one caller at a time.</summary>
public abstract class AnswerLabeler
{
    /// <summary>The visible label to write in front of the answer's first text.</summary>
    /// <returns>The text, separators included, or <see langword="null"/> for none. Asked at most once per exchange, just before that text is released.</returns>
    public virtual string? Opening() => null;

    /// <summary>The visible label to write after the answer's last text. Asked only when generated text was released.</summary>
    /// <returns>The text, separators included, or <see langword="null"/> for none.</returns>
    public virtual string? Closing() => null;

    /// <summary>Labels a content that is not text: an image, audio, video or a document.</summary>
    /// <param name="content">The content; never changed.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The labelled content, the same one when it needs no label, or <see langword="null"/> when it cannot be labelled and has to be withheld.</returns>
    public virtual ValueTask<AIContent?> LabelAsync(AIContent content, CancellationToken cancellationToken) => new(content);

    /// <summary>Writes the implicit label and whatever else goes beside the answer.</summary>
    /// <param name="properties">The properties of the final update or response; strings only.</param>
    /// <param name="generated">Whether generated content was released at all.</param>
    public virtual void Describe(IDictionary<string, object?> properties, bool generated)
    {
    }
}
