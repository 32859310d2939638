namespace GenAiMeasures.Labeling.Tests;

/// <summary>What every format has to withstand: the same proof for all of them.</summary>
internal static class CarrierProof
{
    private static readonly ContentLabeler Labeler = LabelFiles.Labeler;

    /// <summary>Labels a content, reads it back, labels it again, and compares memory, stream and file.</summary>
    public static byte[] Label(byte[] original, string format, string place, string? fileName = null, bool isNormative = true)
    {
        var options = new LabelWriteOptions { FileName = fileName };
        LabeledContent written = Labeler.Write(original, LabelFiles.Ours, options);
        byte[] content = written.Content.ToArray();
        Assert.Equal((format, place), (written.Report.Format, written.Report.Place));
        Assert.Equal((original.LongLength, content.LongLength), (written.Report.BytesBefore, written.Report.BytesAfter));
        AssertOne(Labeler.Read(content, fileName), format, place, isNormative);

        // a second write of the same label changes nothing, one of another label leaves one
        Assert.Equal(content, Labeler.Write(content, LabelFiles.Ours, options).Content.ToArray());
        AigcLabel other = AigcLabel.Produce("another-producer", "another-number-that-is-longer-than-the-first-one");
        LabelReadResult second = Labeler.Read(Labeler.Write(content, other, options).Content, fileName);
        Assert.Equal(other, Assert.Single(second.Sites).Label);

        AssertPropagates(content, fileName);
        AssertSameByBuffer(original, content, options);
        AssertSameByStream(original, content, options);
        AssertSameByFile(original, content, options, fileName);
        return content;
    }

    public static void AssertOne(LabelReadResult read, string format, string place, bool isNormative = true)
    {
        Assert.Equal((format, LabelState.Found), (read.Format, read.State));
        LabelSite site = Assert.Single(read.Sites);
        Assert.Equal((place, isNormative, LabelFiles.Ours), (site.Place, site.IsNormative, site.Label));
        Assert.True(read.Agree);
    }

    /// <summary>Cuts a labelled content at every offset (beyond so many at so many of them, and at each of the first and last two thousand): it is never taken for an unlabelled one.</summary>
    public static void Truncate(byte[] labelled, string? fileName = null, int most = 24_000, Func<int, bool>? except = null)
    {
        int step = Math.Max(1, labelled.Length / most);
        for (int length = 0; length < labelled.Length; length += length < 2000 || length >= labelled.Length - 2000 ? 1 : step)
        {
            LabelReadResult read = Labeler.Read(labelled.AsMemory(0, length), fileName);
            Assert.True(read.State != LabelState.None || except?.Invoke(length) == true, $"cut at {length} of {labelled.Length} it reads as unlabelled");
            TryWrite(labelled.AsMemory(0, length), fileName);
        }
    }

    /// <summary>Changes bytes at random: always an answer, never an exception but the refusal to write.</summary>
    /// <param name="content">The content.</param>
    /// <param name="count">How many variants.</param>
    /// <param name="seed">Printed when one of them fails.</param>
    /// <param name="fileName">The hint.</param>
    /// <param name="mayLose">Whether a variant may read as unlabelled: only where the format cannot know, such as text.</param>
    public static void Mutate(byte[] content, int count, int seed, string? fileName = null, bool mayLose = false)
    {
        var random = new Random(seed);
        byte[] variant = new byte[content.Length];
        for (int i = 0; i < count; i++)
        {
            content.CopyTo(variant, 0);
            int changes = i % 4 == 0 ? 1 : random.Next(1, 8);
            for (int c = 0; c < changes; c++)
            {
                // most of them where the structure is
                int at = random.Next(random.Next(3) == 0 ? content.Length : Math.Min(content.Length, 2048));
                variant[at] = random.Next(4) switch
                {
                    0 => 0,
                    1 => 0xFF,
                    2 => (byte)(variant[at] ^ (1 << random.Next(8))),
                    _ => (byte)random.Next(256),
                };
            }

            try
            {
                LabelReadResult read = Labeler.Read(variant, fileName);
                Assert.True(mayLose || read.State != LabelState.None, "it reads as unlabelled: " + Changes(content, variant));
                if (i % 4 == 0)
                {
                    TryWrite(variant, fileName);
                }
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"Mutation {i} of seed {seed}: {exception.GetType().Name}\n{exception.StackTrace}");
            }
            catch (Exception exception)
            {
                Assert.Fail($"Mutation {i} of seed {seed}: {exception.Message}");
            }
        }
    }

    // which bytes differ, for whoever looks for the reason
    private static string Changes(byte[] content, byte[] variant) => string.Join(
        ", ", Enumerable.Range(0, content.Length).Where(i => content[i] != variant[i]).Select(i => $"{i}: {content[i]:X2} to {variant[i]:X2}"));

    private static void TryWrite(ReadOnlyMemory<byte> content, string? fileName)
    {
        try
        {
            AssertWritten(Labeler.Write(content, LabelFiles.Ours, new LabelWriteOptions { FileName = fileName, Signature = SealPolicy.LabelAndReport }), fileName);
        }
        catch (LabelWriteException)
        {
            // a clear refusal
        }
    }

    private static void AssertWritten(LabeledContent written, string? fileName)
    {
        LabelReadResult read = Labeler.Read(written.Content, fileName);
        Assert.Equal(LabelFiles.Ours, Assert.Single(read.Sites).Label);
    }

    private static void AssertPropagates(byte[] content, string? fileName)
    {
        AigcLabel passed = Labeler.Read(
            Labeler.Propagate(content, "propagator-2", "number-2", new LabelWriteOptions { FileName = fileName }).Content, fileName).Label!;
        AigcLabel label = LabelFiles.Ours;
        Assert.Equal(
            (label.Label, label.ContentProducer, label.ProduceId, label.ReservedCode1, "propagator-2", "number-2", ""),
            (passed.Label, passed.ContentProducer, passed.ProduceId, passed.ReservedCode1, passed.ContentPropagator, passed.PropagateId, passed.ReservedCode2));
    }

    private static void AssertSameByBuffer(byte[] original, byte[] expected, LabelWriteOptions options)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        buffer.GetSpan(1)[0] = 9;
        buffer.Advance(1);
        LabelWriteReport report = Labeler.WriteTo(original, buffer, LabelFiles.Ours, options);
        Assert.Equal(expected, buffer.WrittenSpan[1..].ToArray());
        Assert.Equal(expected.LongLength, report.BytesAfter);
    }

    private static void AssertSameByStream(byte[] original, byte[] expected, LabelWriteOptions options)
    {
        // behind other data, in both directions
        var input = new MemoryStream([1, 2, 3, .. original]) { Position = 3 };
        var output = new MemoryStream();
        output.WriteByte(9);
        LabelWriteReport report = Labeler.WriteAsync(input, output, LabelFiles.Ours, options).GetAwaiter().GetResult();
        Assert.Equal(expected, output.ToArray()[1..]);
        Assert.Equal(expected.LongLength, report.BytesAfter);
    }

    private static void AssertSameByFile(byte[] original, byte[] expected, LabelWriteOptions options, string? fileName)
    {
        string folder = Directory.CreateTempSubdirectory("labels").FullName;
        try
        {
            string path = Path.Combine(folder, fileName ?? "content");
            File.WriteAllBytes(path, original);
            LabelWriteReport report = Labeler.WriteFileAsync(path, LabelFiles.Ours, options with { FileName = null }).GetAwaiter().GetResult();
            Assert.Equal(expected, File.ReadAllBytes(path));
            Assert.Equal(Path.GetFileName(path), Path.GetFileName(Assert.Single(Directory.GetFiles(folder))));
            Assert.Equal(LabelFiles.Ours, Labeler.ReadFile(path).Label);
            Assert.False(report.InPlace && report.BytesMoved > 0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
