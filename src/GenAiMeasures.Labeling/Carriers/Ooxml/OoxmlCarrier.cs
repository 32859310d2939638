using System.Globalization;
using System.Text;

namespace GenAiMeasures.Labeling;

/// <summary>
/// DOCX, XLSX, PPTX, their templates and variants with macros: the label is the custom property <c>AIGC</c> of the package, as text (TC260-PG-20258A 6.1,
/// quoted). Three parts are written; every other part keeps its bytes, compressed as it is.
/// </summary>
internal sealed class OoxmlCarrier : LabelCarrier
{
    private const string Place = "docProps/custom.xml AIGC";
    private const string FormatId = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

    private const string EmptyProperties =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\""
        + " xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"></Properties>";

    internal override string Format => "ooxml";

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) =>
        IsOld(head) || (head.StartsWith("PK\x03\x04"u8) && IsPackage(content, head));

    internal override void Read(CarrierRead read)
    {
        if (IsOld(read.Content.Peek(0, 8)))
        {
            throw new DamagedContentException(
                "compound_file",
                "The file is an encrypted or an old binary Office file; save it without a password as DOCX, XLSX or PPTX",
                "该文件是加密的或旧版二进制 Office 文件，请取消密码并另存为 DOCX、XLSX 或 PPTX",
                LabelFailure.Encrypted);
        }

        OoxmlPackage package = OoxmlPackage.Read(read.Content);
        read.Format = package.Format;
        read.HasSignature = package.IsSigned;
        foreach (ZipEntry entry in package.Zip.Entries)
        {
            // small parts prove by their checksums that nothing was cut or changed
            if (entry.Name.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase))
            {
                package.Zip.ReadPart(entry);
            }
        }

        if (package.Properties is not { } part)
        {
            return;
        }

        ZipEntry place = package.Zip.Find(package.PropertiesName)!;
        foreach (OoxmlProperty property in OoxmlProperty.Read(part, out _, out _))
        {
            read.AddText(Place, property.IsAigc, place.Offset, place.End - place.Offset, property.Value, property.IsAigc);
        }
    }

    internal override void Write(CarrierWrite write)
    {
        OoxmlPackage package = OoxmlPackage.Read(write.Content);
        var zip = new ZipRewrite(write.Content, package.Zip, write.Edits);
        write.BreaksSignature = package.IsSigned;
        zip.Put(package.PropertiesName, OoxmlXml.Utf8(WithLabel(package.Properties ?? EmptyProperties, write.Label)));
        string partName = "/" + package.PropertiesName;
        if (package.Properties is null)
        {
            if (!package.Relationships.Contains(OoxmlPackage.PropertiesRelationship, StringComparison.Ordinal))
            {
                string id = OoxmlXml.FreeId(package.Relationships, "rIdAigc");
                zip.Put(OoxmlPackage.RelationshipsName, OoxmlXml.Utf8(OoxmlXml.Before(package.Relationships, "Relationships",
                    $"<Relationship Id=\"{id}\" Type=\"{OoxmlPackage.PropertiesRelationship}\" Target=\"{package.PropertiesName}\"/>")));
            }

            if (!package.Types.Contains("\"" + partName + "\"", StringComparison.OrdinalIgnoreCase))
            {
                zip.Put(OoxmlPackage.TypesName, OoxmlXml.Utf8(OoxmlXml.Before(package.Types, "Types",
                    $"<Override PartName=\"{partName}\" ContentType=\"{OoxmlPackage.PropertiesType}\"/>")));
            }
        }

        zip.Finish();
    }

    // a compound file: Office before 2007, and every Office file with a password
    private static bool IsOld(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    // a ZIP file that was cut still shows by its first part what it was
    private static bool IsPackage(ByteSource content, ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("[Content_Types].xml"u8) >= 0 || head.IndexOf("_rels/.rels"u8) >= 0 || head.IndexOf("docProps/"u8) >= 0)
        {
            return true;
        }

        try
        {
            return ZipFile.Read(content).Find(OoxmlPackage.TypesName) is not null;
        }
        catch (DamagedContentException)
        {
            return false;
        }
    }

    private static string WithLabel(string part, AigcLabel label)
    {
        List<OoxmlProperty> properties = OoxmlProperty.Read(part, out int close, out int highest);
        if (close < 0)
        {
            // an empty element, which cannot take a property as it is
            int slash = part.LastIndexOf("/>", StringComparison.Ordinal);
            int start = part.LastIndexOf('<');
            if (slash < 0 || start < 0)
            {
                throw DamagedContentException.Malformed("the custom properties have no root");
            }

            int nameLength = part.AsSpan(start + 1).IndexOfAny(" \t\r\n/");
            string name = part.Substring(start + 1, nameLength);
            part = part[..slash] + "></" + name + ">";
            properties = OoxmlProperty.Read(part, out close, out highest);
        }

        var text = new StringBuilder(part.Length + 512);
        int at = 0;
        string value = OoxmlXml.Escape(label.ToJson());
        bool isWritten = false;
        foreach (OoxmlProperty property in properties)
        {
            bool isLabel = property.IsAigc || LabelReader.Read(property.Value, isKeyed: false).Kind is LabelTextKind.Label or LabelTextKind.Damaged;
            if (!isLabel)
            {
                continue;
            }

            text.Append(part, at, property.Start - at);
            if (!isWritten)
            {
                text.Append(Property(property.Pid < 2 ? highest + 1 : property.Pid, value));
                isWritten = true;
            }

            at = property.End;
        }

        if (!isWritten)
        {
            text.Append(part, at, close - at).Append(Property(highest + 1, value));
            at = close;
        }

        return text.Append(part, at, part.Length - at).ToString();
    }

    // with its own prefix, whatever the part calls the namespaces
    private static string Property(int pid, string value) => string.Create(
        CultureInfo.InvariantCulture,
        $"<property xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" fmtid=\"{FormatId}\" pid=\"{pid}\" name=\"AIGC\"><vt:lpwstr xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">{value}</vt:lpwstr></property>");
}
