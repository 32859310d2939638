namespace GenAiMeasures.Labeling;

/// <summary>
/// PDF: the label is the text <c>/AIGC</c> of the document information dictionary (TC260-PG-20258A 6.3, quoted). It is written as an incremental
/// update: the bytes that were there stay the file's beginning, and earlier signatures keep their ranges. Also read: the XMP packet of the
/// catalogue, other texts of the dictionary. Encrypted files are refused.
/// </summary>
internal sealed class PdfCarrier : LabelCarrier
{
    private const string Key = "AIGC";
    private const string Place = "Info AIGC";
    private const string XmpPlace = "Metadata XMP";
    private const int Window = 64 * 1024;

    internal override string Format => "pdf";

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) =>
        head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    internal override void Read(CarrierRead read)
    {
        PdfFile file = PdfFile.Read(read.Content);
        PdfObject catalog = Catalog(file);
        PdfObject? info = Info(file);
        if (info is not null)
        {
            foreach (PdfMember member in info.Value.Members)
            {
                PdfValue value = file.Resolve(member.Value);
                if (value.Kind == PdfKind.Text)
                {
                    bool isKey = IsKey(member.Key);
                    read.AddText(isKey ? Place : "Info", isKey, info.Offset, 0, value.DecodeText(), isKey);
                }
            }
        }

        if (file.Load(catalog.Value["Metadata"]) is { } metadata)
        {
            read.AddXmp(XmpPlace, isNormative: false, metadata.Offset, PdfStream.Decode(file, metadata));
        }

        read.HasC2pa = HasC2pa(file, catalog);
        read.HasSignature = IsSigned(file, catalog);
        if (read.SiteCount == 0)
        {
            LookAround(read, file, info);
        }
    }

    internal override void Write(CarrierWrite write)
    {
        PdfFile file = PdfFile.Read(write.Content);
        PdfObject catalog = Catalog(file);
        var append = new PdfAppend(file);
        append.PutInfo(Info(file), write.Label, Keeps);
        if (file.Load(catalog.Value["Metadata"]) is { } metadata)
        {
            XmpScan scan = XmpScan.Of(XmpText.DecodeExactly(PdfStream.Decode(file, metadata)));
            if (scan.Labels.Count > 0)
            {
                append.PutMetadata(catalog.Value["Metadata"], XmpText.Utf8.GetBytes(XmpWriter.Clean(scan)));
            }
        }

        if (IsSigned(file, catalog))
        {
            write.BreaksSignature = IsLocked(file, catalog);
            write.Notes.Add(new LabelNote(
                "signature_range",
                "The file is signed. The signed bytes are as they were; viewers will say that something was added after signing.",
                "该文件带有数字签名。已签名的字节未变，但阅读器会提示签名之后有新增内容。"));
        }

        write.Edits.Append(append.Finish());

        bool Keeps(PdfMember member) =>
            !IsKey(member.Key)
            && (file.Resolve(member.Value) is not { Kind: PdfKind.Text } text
                || LabelReader.Read(text.DecodeText(), isKeyed: false).Kind is not (LabelTextKind.Label or LabelTextKind.Damaged));
    }

    private static bool IsKey(string key) => string.Equals(key, Key, StringComparison.OrdinalIgnoreCase);

    internal static PdfObject Catalog(PdfFile file) => file.Load(file.Trailer.Value["Root"]) is { Value: { Kind: PdfKind.Dictionary } value } root && value["Type"].Name == "Catalog"
        ? root
        : throw DamagedContentException.Malformed("there is no catalogue");

    private static PdfObject? Info(PdfFile file)
    {
        PdfValue reference = file.Trailer.Value["Info"];
        if (reference.Kind == PdfKind.Null)
        {
            return null;
        }

        PdfObject? info = reference.Kind == PdfKind.Dictionary ? file.Trailer with { Value = reference } : file.Load(reference);

        // a reference that was changed leads to another dictionary
        return info is { Value.Kind: PdfKind.Dictionary } && info.Value["Type"].Kind == PdfKind.Null && info.Value["Kids"].Kind == PdfKind.Null && info.DataOffset < 0
            ? info
            : throw DamagedContentException.Malformed("the document information is not where the trailer says");
    }

    private static bool HasC2pa(PdfFile file, PdfObject catalog)
    {
        PdfValue files = file.Resolve(catalog.Value["AF"]);
        foreach (PdfValue item in files.Items.Take(64))
        {
            if (file.Resolve(item)["AFRelationship"].Name == "C2PA_Manifest")
            {
                return true;
            }
        }

        return false;
    }

    internal static bool IsSigned(PdfFile file, PdfObject catalog)
    {
        PdfValue form = file.Resolve(catalog.Value["AcroForm"]);
        PdfValue flags = file.Resolve(form["SigFlags"]);
        return (flags.Kind == PdfKind.Plain && flags.Number > 0 && (flags.Number & 1) != 0) || file.Resolve(catalog.Value["Perms"]).Members.Count > 0;
    }

    // whether the author's signature allows no change at all
    private static bool IsLocked(PdfFile file, PdfObject catalog)
    {
        PdfValue signature = file.Resolve(file.Resolve(catalog.Value["Perms"])["DocMDP"]);
        foreach (PdfValue item in file.Resolve(signature["Reference"]).Items.Take(16))
        {
            PdfValue parameters = file.Resolve(file.Resolve(item)["TransformParams"]);
            if (file.Resolve(parameters["P"]) is { Kind: PdfKind.Plain, Number: 1 })
            {
                return true;
            }
        }

        return false;
    }

    // no label was found: then nothing near the beginning, the end and the dictionary may speak of one either
    private static void LookAround(CarrierRead read, PdfFile file, PdfObject? info)
    {
        ByteSource content = read.Content;
        int length = (int)Math.Min(Window, content.Length);
        bool isStray = (info is not null && StrayLabel.FindWord(info.Raw(info.Value)) >= 0)
            || StrayLabel.FindWord(content.Need(0, length)) >= 0
            || StrayLabel.FindWord(content.Need(content.Length - length, length)) >= 0;
        if (isStray)
        {
            read.AddUnreadable("stray text", isNormative: false, 0, content.Length);
        }

        if (info is null && file.Trailer.Value.Members.Exists(m => !PdfAppend.IsKnown(m.Key)))
        {
            read.Damage(new LabelNote("trailer", "The trailer has an unknown key and no document information", "文件尾含有未知键且缺少文档信息"));
        }
    }
}
