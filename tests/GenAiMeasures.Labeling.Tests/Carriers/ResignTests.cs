using System.Buffers;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Label first, sign last: the host's signer is called with the labelled content, and what it returns is read back.</summary>
public sealed class ResignTests : IDisposable
{
    private static readonly byte[] Sealed = LabelFiles.Read("c2pa", "C.jpg");

    private readonly string _folder = Directory.CreateTempSubdirectory("genai-resign-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Content_is_signed_again_in_memory_buffer_stream_and_file()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        LabelWriteOptions options = With(labelled => Reseal(labelled.Content));
        byte[] expected = Reseal(LabelFiles.Labeler.Write(Sealed, LabelFiles.Ours).Content);

        LabeledContent memory = LabelFiles.Labeler.Write(Sealed, LabelFiles.Ours, options);
        var buffer = new ArrayBufferWriter<byte>();
        LabelWriteReport buffered = LabelFiles.Labeler.WriteTo(Sealed, buffer, LabelFiles.Ours, options);
        using var output = new MemoryStream();
        LabelWriteReport streamed = await LabelFiles.Labeler.WriteAsync(new MemoryStream(Sealed), output, LabelFiles.Ours, options, cancellation);
        string path = Path.Combine(_folder, "a.jpg");
        await File.WriteAllBytesAsync(path, Sealed, cancellation);
        LabelWriteReport filed = await LabelFiles.Labeler.WriteFileAsync(path, LabelFiles.Ours, options, cancellationToken: cancellation);

        Assert.Equal(expected, memory.Content.ToArray());
        Assert.Equal(expected, buffer.WrittenSpan.ToArray());
        Assert.Equal(expected, output.ToArray());
        Assert.Equal(expected, await File.ReadAllBytesAsync(path, cancellation));
        foreach (LabelWriteReport report in (LabelWriteReport[])[memory.Report, buffered, streamed, filed])
        {
            Assert.True(report is { Resigned: true, BreaksC2pa: false, BreaksSignature: false });
            Assert.Equal("resigned", Assert.Single(report.Notes).Code);
            Assert.Equal(expected.Length, report.BytesAfter);
        }
    }

    [Fact]
    public void Signer_sees_the_label_and_what_was_broken()
    {
        LabeledContent? seen = null;
        LabelFiles.Labeler.Write(Sealed, LabelFiles.Ours, With(labelled => Reseal((seen = labelled).Content)));

        Assert.True(seen!.Report.BreaksC2pa);
        Assert.Equal(LabelFiles.Ours, LabelFiles.Labeler.Read(seen.Content).Label);
    }

    [Fact]
    public void Content_without_a_seal_and_content_that_does_not_change_are_not_signed()
    {
        LabelWriteOptions never = With(_ => throw new InvalidOperationException("called"));

        Assert.False(LabelFiles.Labeler.Write(LabelFiles.Read("tool-written", "b.jpg"), LabelFiles.Ours, never).Report.Resigned);
        byte[] labelled = LabelFiles.Labeler.Write(Sealed, LabelFiles.Ours).Content.ToArray();
        Assert.False(LabelFiles.Labeler.Write(labelled, LabelFiles.Ours, never).Report.Resigned);
    }

    [Fact]
    public async Task Result_without_label_or_without_seal_is_refused_and_the_file_stays()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        string path = Path.Combine(_folder, "a.jpg");
        await File.WriteAllBytesAsync(path, Sealed, cancellation);

        LabelWriteException lost = await Assert.ThrowsAsync<LabelWriteException>(
            () => LabelFiles.Labeler.WriteFileAsync(path, LabelFiles.Ours, With(_ => Sealed), cancellationToken: cancellation));
        LabelWriteException bare = await Assert.ThrowsAsync<LabelWriteException>(
            () => LabelFiles.Labeler.WriteFileAsync(
                path, LabelFiles.Ours, With(_ => LabelFiles.Labeler.Write(LabelFiles.Read("tool-written", "b.jpg"), LabelFiles.Ours).Content), cancellationToken: cancellation));
        LabelWriteException same = await Assert.ThrowsAsync<LabelWriteException>(
            () => LabelFiles.Labeler.WriteFileAsync(path, LabelFiles.Ours, With(labelled => labelled.Content), cancellationToken: cancellation));
        await Assert.ThrowsAsync<TimeoutException>(
            () => LabelFiles.Labeler.WriteFileAsync(path, LabelFiles.Ours, With(_ => throw new TimeoutException()), cancellationToken: cancellation));

        Assert.Equal(LabelFailure.NotReadBack, lost.Failure);
        Assert.Equal(
            (LabelFailure.Sealed, "The resigner returned the jpeg content as it was given, so that its seal does not fit. The original is as it was."),
            (same.Failure, same.Message));
        Assert.Equal(
            (LabelFailure.Sealed, "What the resigner returned for the jpeg content holds no seal of the kind that was there. The original is as it was."),
            (bare.Failure, bare.Message));
        Assert.Equal(Sealed, await File.ReadAllBytesAsync(path, cancellation));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Policy_without_a_signer_is_an_error_of_the_host()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => LabelFiles.Labeler.Write(Sealed, LabelFiles.Ours, new LabelWriteOptions { C2pa = SealPolicy.LabelThenResign }));

        Assert.StartsWith("SealPolicy.LabelThenResign needs LabelWriteOptions.Resigner: who signs again.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_is_not_flushed_is_the_same_file()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        foreach (string name in (string[])["b.jpg", "b.pdf"])
        {
            byte[] original = LabelFiles.Read("tool-written", name);
            string path = Path.Combine(_folder, name);
            await File.WriteAllBytesAsync(path, original, cancellation);

            await LabelFiles.Labeler.WriteFileAsync(path, LabelFiles.Ours, new LabelWriteOptions { FlushToDisk = false }, cancellationToken: cancellation);

            Assert.Equal(LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content.ToArray(), await File.ReadAllBytesAsync(path, cancellation));
        }
    }

    // stands for a signer: another manifest in the place of the old one
    private static byte[] Reseal(ReadOnlyMemory<byte> content)
    {
        byte[] sealedAgain = content.ToArray();
        int manifest = sealedAgain.AsSpan().IndexOf("jumb"u8);
        sealedAgain[manifest + 200] ^= 0x20;
        return sealedAgain;
    }

    private static LabelWriteOptions With(Func<LabeledContent, ReadOnlyMemory<byte>> sign) => new()
    {
        C2pa = SealPolicy.LabelThenResign,
        Signature = SealPolicy.LabelThenResign,
        Resigner = new Signer(sign),
    };

    private sealed class Signer(Func<LabeledContent, ReadOnlyMemory<byte>> sign) : IContentResigner
    {
        public ReadOnlyMemory<byte> Resign(LabeledContent labelled) => sign(labelled);
    }
}
