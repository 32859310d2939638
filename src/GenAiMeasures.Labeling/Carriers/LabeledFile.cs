using System.Buffers;

namespace GenAiMeasures.Labeling;

// Labels files: where they stand when only bytes are overwritten or appended, otherwise by a new file that takes the old one's
// place when it is complete and was read back.
internal static class LabeledFile
{
    // above this a file is copied in pieces
    private const int WholeLength = 4 * 1024 * 1024;

    internal static FileStream Open(string path, FileAccess access) =>
        new(path, FileMode.Open, access, access == FileAccess.Read ? FileShare.Read : FileShare.None, bufferSize: 0);

    internal static async Task<LabelWriteReport> WriteAsync(
        string path, string? outputPath, AigcLabel label, LabelWriteOptions options, CancellationToken cancellationToken)
    {
        bool isSame = outputPath is null || string.Equals(Path.GetFullPath(outputPath), Path.GetFullPath(path), StringComparison.Ordinal);
        string target = Follow(isSame ? path : outputPath!);
        string temporary;
        LabelWriteReport report;
        await using (FileStream file = Open(path, isSame ? FileAccess.ReadWrite : FileAccess.Read))
        {
            LabelPlan plan = LabelPlan.Make(new StreamSource(file), label, options);
            temporary = Beside(target);
            if (plan.Resigner is not null)
            {
                report = await WriteSignedAsync(plan, temporary, options.FlushToDisk, cancellationToken);
            }
            else if (isSame && plan.Edits.IsInPlace)
            {
                return WriteInPlace(file, plan, options.FlushToDisk);
            }
            else
            {
                report = await WriteBesideAsync(plan, temporary, options.FlushToDisk, cancellationToken);
            }
        }

        Replace(temporary, target, path);
        return report;
    }

    // a complete new content in a file's place
    internal static async Task ReplaceAsync(string path, string? outputPath, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        string target = Follow(outputPath ?? path);
        string temporary = Beside(target);
        await WriteNewAsync(temporary, content, flush: true, cancellationToken);
        Replace(temporary, target, path);
    }

    private static async Task WriteNewAsync(string temporary, ReadOnlyMemory<byte> content, bool flush, CancellationToken cancellationToken)
    {
        try
        {
            await using var output = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            await output.WriteAsync(content, cancellationToken);
            Sync(output, flush);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // who signs again needs the whole content
    private static async Task<LabelWriteReport> WriteSignedAsync(LabelPlan plan, string temporary, bool flush, CancellationToken cancellationToken)
    {
        if (plan.Edits.NewLength > CarrierLimits.MaxBuffered)
        {
            throw new LabelWriteException(LabelFailure.TooLarge, plan.Format, "The file is larger than what is kept in memory (256 MiB), so it cannot be signed again here.");
        }

        LabeledContent signed = plan.Seal(plan.ToArray());
        await WriteNewAsync(temporary, signed.Content, flush, cancellationToken);
        return signed.Report;
    }

    private static async Task<LabelWriteReport> WriteBesideAsync(LabelPlan plan, string temporary, bool flush, CancellationToken cancellationToken)
    {
        EditedSource edited = plan.ToSource();
        plan.Confirm(edited, inPlace: false);
        try
        {
            await using var output = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            if (edited.Length <= WholeLength)
            {
                WriteWhole(plan, output);
            }
            else
            {
                await edited.CopyToAsync(0, edited.Length, output, cancellationToken);
            }

            return Finish(output, plan, inPlace: false, flush);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // what is appended goes first, so that a file whose writing is cut off is still the old one with bytes behind its end
    private static LabelWriteReport WriteInPlace(FileStream file, LabelPlan plan, bool flush)
    {
        plan.Confirm(plan.ToSource(), inPlace: true);
        long length = file.Length;
        var undo = new List<Edit>();
        try
        {
            for (int i = plan.Edits.Count - 1; i >= 0; i--)
            {
                Edit edit = plan.Edits.Sorted[i];
                undo.Add(edit with { Bytes = ReadBytes(file, edit) });
                file.Position = edit.Offset;
                file.Write(edit.Bytes.Span);
            }

            return Finish(file, plan, inPlace: true, flush);
        }
        catch
        {
            foreach (Edit edit in undo)
            {
                file.Position = edit.Offset;
                file.Write(edit.Bytes.Span);
            }

            file.SetLength(length);
            file.Flush(flushToDisk: true);
            throw;
        }
    }

    // one read and one write, for which no thread has to be asked
    private static void WriteWhole(LabelPlan plan, FileStream output)
    {
        int length = plan.Length;
        byte[] whole = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            plan.CopyTo(whole.AsSpan(0, length));
            output.Write(whole.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    // on the disk, and read from there
    private static LabelWriteReport Finish(FileStream file, LabelPlan plan, bool inPlace, bool flush)
    {
        file.Flush(flush);
        file.Position = 0;
        return plan.Confirm(new StreamSource(file), inPlace);
    }

    private static byte[] ReadBytes(FileStream file, Edit edit)
    {
        byte[] bytes = new byte[edit.Length];
        file.Position = edit.Offset;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static void Replace(string temporary, string target, string source)
    {
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(File.Exists(target) ? target : source));
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // there is no asynchronous way to the disk itself
    private static void Sync(FileStream file, bool flush) => file.Flush(flush);

    private static string Beside(string target) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(target))!, $".{Path.GetRandomFileName()}.labelling");

    // a link stays a link
    private static string Follow(string path) =>
        File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
}
