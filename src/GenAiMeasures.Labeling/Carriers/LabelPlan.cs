namespace GenAiMeasures.Labeling;

// One write from beginning to end: read, ask the carrier, check what came of it.
internal sealed class LabelPlan
{
    private readonly LabelCarrier _carrier;
    private readonly CarrierWrite _write;

    private LabelPlan(LabelCarrier carrier, CarrierWrite write)
    {
        _carrier = carrier;
        _write = write;
    }

    internal EditList Edits => _write.Edits;

    internal string Format => _carrier.Format;

    // who seals the content anew; null when no seal is broken or the policy is another
    internal IContentResigner? Resigner =>
        _write.Edits.Count > 0
        && ((_write.Before.HasC2pa && _write.Options.C2pa == SealPolicy.LabelThenResign)
            || (_write.Before.HasSignature && _write.Options.Signature == SealPolicy.LabelThenResign))
            ? _write.Options.Resigner
            : null;

    private bool BreaksC2pa => _write.Before.HasC2pa && _write.Edits.Count > 0;

    internal static LabelReadResult Read(ByteSource content, string? fileName) =>
        Find(content, fileName) is { } carrier ? Read(carrier, content) : CarrierRead.Unknown();

    internal static LabelPlan Make(ByteSource content, AigcLabel label, LabelWriteOptions options)
    {
        options.Check();
        LabelCarrier carrier = Find(content, options.FileName) ?? throw new LabelWriteException(
            LabelFailure.UnknownFormat, "unknown", "The content is of no format that can be labelled here. Convert it, or deliver it with the explicit label only.");
        LabelReadResult before = Read(carrier, content);
        if (before.IsDamaged)
        {
            throw new LabelWriteException(before.Failure, before.Format, $"The {before.Format} content cannot be labelled{CarrierRead.Because(before)}.");
        }

        var write = new CarrierWrite(content, before, label, options);
        if (IsThere(carrier, write))
        {
            return new LabelPlan(carrier, write);
        }

        if (before.HasC2pa && options.C2pa == SealPolicy.Refuse)
        {
            throw Sealed(before.Format, "C2PA manifest");
        }

        try
        {
            carrier.Write(write);

            // edits that overlap come from parts that do
            _ = write.Edits.Sorted;
        }
        catch (DamagedContentException damage)
        {
            throw new LabelWriteException(damage.Failure, before.Format, $"The {before.Format} content cannot be labelled: {damage.Note.English.TrimEnd('.')}.");
        }

        if (write.BreaksSignature && options.Signature == SealPolicy.Refuse)
        {
            throw Sealed(before.Format, "digital signature");
        }

        return new LabelPlan(carrier, write);
    }

    internal EditedSource ToSource() => new(_write.Content, _write.Edits);

    // what memory has to hold
    internal int Length => _write.Edits.NewLength is <= int.MaxValue - 64 and var length
        ? (int)length
        : throw new LabelWriteException(LabelFailure.TooLarge, _carrier.Format, "The content is too large for memory. Label it as a file.");

    internal byte[] ToArray()
    {
        byte[] labelled = GC.AllocateUninitializedArray<byte>(Length);
        CopyTo(labelled);
        return labelled;
    }

    internal void CopyTo(Span<byte> labelled)
    {
        Span<byte> rest = labelled;
        long at = 0;
        foreach (Edit edit in _write.Edits.Sorted)
        {
            int kept = (int)(edit.Offset - at);
            _write.Content.CopyTo(at, rest[..kept]);
            edit.Bytes.Span.CopyTo(rest[kept..]);
            rest = rest[(kept + edit.Bytes.Length)..];
            at = edit.End;
        }

        _write.Content.CopyTo(at, rest);
    }

    // reads the result back; throws when it is not exactly the one label
    internal LabelWriteReport Confirm(ByteSource labelled, bool inPlace)
    {
        LabelReadResult after = Find(labelled, _write.Options.FileName) == _carrier ? Read(_carrier, labelled) : CarrierRead.Unknown();
        if (after.IsDamaged || after.Sites.Length != 1 || (_carrier.HasGuide && !after.Sites[0].IsNormative) || !_write.Label.Equals(after.Sites[0].Label))
        {
            throw new LabelWriteException(
                LabelFailure.NotReadBack, _carrier.Format,
                $"What was written into the {_carrier.Format} content did not read back as exactly one label. The original is as it was.");
        }

        return new LabelWriteReport
        {
            Format = after.Format,
            Place = after.Sites[0].Place,
            Label = after.Sites[0].Label!,
            BytesBefore = _write.Content.Length,
            BytesAfter = labelled.Length,
            BytesMoved = _write.Edits.CountMoved(),
            ReplacedSites = _write.Before.Sites,
            BreaksC2pa = BreaksC2pa,
            BreaksSignature = _write.BreaksSignature,
            InPlace = inPlace,
            Notes = [.. Notes()],
        };
    }

    // The content as it leaves: with its label and, where the policy says so, a new seal.
    internal LabeledContent Seal(ReadOnlyMemory<byte> labelled)
    {
        LabelWriteReport report = Confirm(new MemorySource(labelled), inPlace: false);
        if (Resigner is not { } resigner)
        {
            return new LabeledContent(labelled, report);
        }

        ReadOnlyMemory<byte> signed = resigner.Resign(new LabeledContent(labelled, report));
        if (signed.Span.SequenceEqual(labelled.Span))
        {
            throw new LabelWriteException(
                LabelFailure.Sealed, _carrier.Format, $"The resigner returned the {_carrier.Format} content as it was given, so that its seal does not fit. The original is as it was.");
        }

        var source = new MemorySource(signed);
        LabelWriteReport after = Confirm(source, inPlace: false);
        LabelReadResult read = Read(_carrier, source);
        if ((_write.Before.HasC2pa && !read.HasC2pa) || (_write.Before.HasSignature && !read.HasSignature))
        {
            throw new LabelWriteException(
                LabelFailure.Sealed, _carrier.Format, $"What the resigner returned for the {_carrier.Format} content holds no seal of the kind that was there. The original is as it was.");
        }

        var note = new LabelNote("resigned", "The content was sealed again after labelling; the new seal was not validated here.", "标识写入后已重新签名；此处未验证新的签名。");
        return new LabeledContent(
            signed,
            after with { Resigned = true, BreaksC2pa = false, BreaksSignature = false, Notes = [.. report.Notes.Where(n => n.Code is not ("breaks_c2pa" or "signature_range")), note] });
    }

    private IEnumerable<LabelNote> Notes()
    {
        if (BreaksC2pa)
        {
            yield return new LabelNote(
                "breaks_c2pa", "The C2PA manifest no longer fits: sign again after labelling.", "C2PA 清单已失效，请在标识写入后重新签名。");
        }

        if (!_write.Before.Agree)
        {
            yield return new LabelNote(
                "disagreed", "The labels that were there did not agree or were not readable; they were replaced.", "原有多处标识不一致或无法读取，已被替换。");
        }

        foreach (LabelNote note in _write.Notes)
        {
            yield return note;
        }
    }

    // the same label, once, at its place and in the form we write: nothing is written again
    private static bool IsThere(LabelCarrier carrier, CarrierWrite write) =>
        write.Before.Sites is [{ Label: { Deviations: LabelDeviations.None } there } site]
        && (site.IsNormative || !carrier.HasGuide)
        && write.Label.Equals(there)
        && (there.RawText is null || there.RawText == write.Label.ToJson() || there.RawText == write.Label.ToAsciiJson(wrapped: false))
        && !(carrier.IsImage && write.AddsDigitalSourceType && write.Before.DigitalSourceType is null);

    private static LabelCarrier? Find(ByteSource content, string? fileName)
    {
        try
        {
            return LabelCarriers.Find(content, fileName);
        }
        catch (DamagedContentException)
        {
            return null;
        }
    }

    private static LabelReadResult Read(LabelCarrier carrier, ByteSource content)
    {
        var read = new CarrierRead(content, carrier.Format);
        try
        {
            carrier.Read(read);
        }
        catch (DamagedContentException damage)
        {
            read.Damage(damage.Note, damage.Failure);
        }

        return read.ToResult();
    }

    private static LabelWriteException Sealed(string format, string seal) => new(
        LabelFailure.Sealed, format, $"The label would break the {seal} of the {format} content, and the options refuse that. Label first, sign last.");
}
