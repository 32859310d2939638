using System.Buffers;

namespace GenAiMeasures.Labeling;

/// <summary>
/// Reads and writes the implicit label (隐式标识) in files (GB 45438-2025 6.1; Labeling Measures Art. 5). Formats are told by content, nothing
/// is re-encoded, exactly one label remains, and a write succeeds only when the label was read back. There is no removal (Labeling
/// Measures Art. 10). Thread-safe.
/// </summary>
/// <remarks>Streams are read and written from their position on. A stream that cannot seek is buffered in memory, at most 256 MiB.</remarks>
public interface IContentLabeler
{
    /// <summary>Reads every label of a content in memory.</summary>
    /// <param name="content">The content.</param>
    /// <param name="fileName">A name that tells apart formats which look the same, such as Markdown and plain text.</param>
    /// <returns>What was found. Bad input is a result, never an exception.</returns>
    LabelReadResult Read(ReadOnlyMemory<byte> content, string? fileName = null);

    /// <summary>Reads every label of a stream. Of a stream that can seek, the media data are skipped.</summary>
    /// <param name="content">The content.</param>
    /// <param name="fileName">A name that tells apart formats which look the same.</param>
    /// <param name="cancellationToken">Cancels the buffering of a stream that cannot seek.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    ValueTask<LabelReadResult> ReadAsync(Stream content, string? fileName = null, CancellationToken cancellationToken = default);

    /// <summary>Reads every label of a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    LabelReadResult ReadFile(string path);

    /// <summary>Writes a label into a content in memory. Labels that are there are replaced, at whatever place they stand.</summary>
    /// <param name="content">The content.</param>
    /// <param name="label">The label.</param>
    /// <param name="options">How. Default: the defaults of <see cref="LabelWriteOptions"/>.</param>
    /// <returns>The content with its label, and what was done.</returns>
    /// <exception cref="LabelWriteException">No label can be written.</exception>
    LabeledContent Write(ReadOnlyMemory<byte> content, AigcLabel label, LabelWriteOptions? options = null);

    /// <summary>Writes a label into a content in memory, and the result into a buffer that can be used again: for large contents most of the time goes into new memory.</summary>
    /// <param name="content">The content; it may not be in the same buffer.</param>
    /// <param name="output">Where the content with its label goes, in one piece. It advances only when the result was read back.</param>
    /// <param name="label">The label.</param>
    /// <param name="options">How.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="LabelWriteException">No label can be written; the output got nothing.</exception>
    LabelWriteReport WriteTo(ReadOnlyMemory<byte> content, IBufferWriter<byte> output, AigcLabel label, LabelWriteOptions? options = null);

    /// <summary>Writes a label on the way from one stream to another. Nothing reaches the output before the result was read back.</summary>
    /// <param name="content">The content.</param>
    /// <param name="output">Where the content with its label goes. It may not be the same stream.</param>
    /// <param name="label">The label.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Cancels; the output is incomplete then.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="LabelWriteException">No label can be written; the output got nothing.</exception>
    /// <exception cref="IOException">A stream cannot be read or written.</exception>
    Task<LabelWriteReport> WriteAsync(Stream content, Stream output, AigcLabel label, LabelWriteOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Writes a label into a file. Where the format allows it, only the label's bytes are written; elsewhere a new file takes the old one's place when it is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="label">The label.</param>
    /// <param name="options">How.</param>
    /// <param name="outputPath">Another file to write to, which is replaced. Default: the file itself.</param>
    /// <param name="cancellationToken">Cancels; the file is as it was then.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="LabelWriteException">No label can be written; the file is as it was.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    Task<LabelWriteReport> WriteFileAsync(string path, AigcLabel label, LabelWriteOptions? options = null, string? outputPath = null, CancellationToken cancellationToken = default);
}
