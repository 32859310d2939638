using DocumentFormat.OpenXml.Packaging;

namespace GenAiMeasures.Filing;

// The exceptions by which a library says that an office file is damaged. Whether a file can be opened at all is another matter and not caught.
internal static class OfficeFault
{
    internal static bool Is(Exception exception) => exception is
        OpenXmlPackageException or FileFormatException or InvalidDataException or EndOfStreamException or System.Xml.XmlException
        or InvalidOperationException or ArgumentException or FormatException or OverflowException or NotSupportedException or KeyNotFoundException;
}
