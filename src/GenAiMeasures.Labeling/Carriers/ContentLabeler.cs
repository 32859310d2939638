using System.Buffers;

namespace GenAiMeasures.Labeling;

/// <inheritdoc cref="IContentLabeler"/>
public sealed class ContentLabeler : IContentLabeler
{
    /// <inheritdoc/>
    public LabelReadResult Read(ReadOnlyMemory<byte> content, string? fileName = null) =>
        LabelPlan.Read(new MemorySource(content), fileName);

    /// <inheritdoc/>
    public async ValueTask<LabelReadResult> ReadAsync(Stream content, string? fileName = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        return await SourceOfAsync(content, cancellationToken) is { } source
            ? LabelPlan.Read(source, fileName)
            : CarrierRead.TooLargeForMemory();
    }

    /// <inheritdoc/>
    public LabelReadResult ReadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = LabeledFile.Open(path, FileAccess.Read);
        return LabelPlan.Read(new StreamSource(file), path);
    }

    /// <inheritdoc/>
    public LabeledContent Write(ReadOnlyMemory<byte> content, AigcLabel label, LabelWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(label);
        var source = new MemorySource(content);
        LabelPlan plan = LabelPlan.Make(source, label, options ?? LabelWriteOptions.Default);
        return plan.Seal(plan.ToArray());
    }

    /// <inheritdoc/>
    public LabelWriteReport WriteTo(ReadOnlyMemory<byte> content, IBufferWriter<byte> output, AigcLabel label, LabelWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(label);
        LabelPlan plan = LabelPlan.Make(new MemorySource(content), label, options ?? LabelWriteOptions.Default);
        if (plan.Resigner is not null)
        {
            LabeledContent signed = plan.Seal(plan.ToArray());
            output.Write(signed.Content.Span);
            return signed.Report;
        }

        int length = plan.Length;
        Memory<byte> labelled = output.GetMemory(length)[..length];
        plan.CopyTo(labelled.Span);
        LabelWriteReport report = plan.Confirm(new MemorySource(labelled), inPlace: false);
        output.Advance(length);
        return report;
    }

    /// <inheritdoc/>
    public async Task<LabelWriteReport> WriteAsync(
        Stream content, Stream output, AigcLabel label, LabelWriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(label);
        ByteSource source = await SourceOfAsync(content, cancellationToken) ?? throw new LabelWriteException(
            LabelFailure.TooLarge, "unknown", "The stream cannot seek and holds more than is kept in memory. Write it to a file and label the file.");
        LabelPlan plan = LabelPlan.Make(source, label, options ?? LabelWriteOptions.Default);
        if (plan.Resigner is not null)
        {
            LabeledContent signed = plan.Seal(plan.ToArray());
            await output.WriteAsync(signed.Content, cancellationToken);
            return signed.Report;
        }

        EditedSource edited = plan.ToSource();
        LabelWriteReport report = plan.Confirm(edited, inPlace: false);
        await edited.CopyToAsync(0, edited.Length, output, cancellationToken);
        return report;
    }

    /// <inheritdoc/>
    public Task<LabelWriteReport> WriteFileAsync(
        string path, AigcLabel label, LabelWriteOptions? options = null, string? outputPath = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(label);
        options ??= LabelWriteOptions.Default;
        return LabeledFile.WriteAsync(
            path, outputPath, label, options.FileName is null ? options with { FileName = path } : options, cancellationToken);
    }

    // null: too much for memory
    private static async ValueTask<ByteSource?> SourceOfAsync(Stream content, CancellationToken cancellationToken)
    {
        if (content.CanSeek)
        {
            return new StreamSource(content);
        }

        var buffer = new MemoryStream();
        byte[] part = new byte[64 * 1024];
        while (true)
        {
            int read = await content.ReadAsync(part, cancellationToken);
            if (read == 0)
            {
                return new MemorySource(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
            }

            if (buffer.Length + read > CarrierLimits.MaxBuffered)
            {
                return null;
            }

            await buffer.WriteAsync(part.AsMemory(0, read), cancellationToken);
        }
    }
}
