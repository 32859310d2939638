using System.Buffers;
using System.Text;

namespace GenAiMeasures.Labeling;

/// <summary>Collects what a carrier comes across, and makes the result of it.</summary>
internal sealed class CarrierRead(ByteSource content, string format)
{
    private readonly List<LabelSite> _sites = [];
    private readonly List<LabelNote> _notes = [];
    private bool _isDamaged;
    private LabelFailure _failure;
    private int _sitesLeftOut;

    internal ByteSource Content => content;

    // what the carrier's content turns out to be, where it has several kinds
    internal string Format { get; set; } = format;

    internal bool HasC2pa { get; set; }

    internal bool HasSignature { get; set; }

    internal string? DigitalSourceType { get; set; }

    internal int SiteCount => _sites.Count;

    // A text that may be a label. isKeyed: it stands under a name of the label's own. Returns whether there is a site now.
    internal bool AddText(string place, bool isNormative, long offset, long length, ReadOnlySpan<char> text, bool isKeyed)
    {
        LabelText read = LabelReader.Read(text, isKeyed);
        switch (read.Kind)
        {
            case LabelTextKind.Label:
                AddSite(new LabelSite(place, isNormative, offset, length, read.Label));
                return true;
            case LabelTextKind.Damaged:
                AddUnreadable(place, isNormative, offset, length);
                return true;
            case LabelTextKind.OtherSchema:
                Note(
                    "other_schema",
                    place + " holds the older label of one cloud (ServiceProvider, ContentId), which is not the label of GB 45438-2025.",
                    place + " 含有某云厂商的旧版标识（ServiceProvider、ContentId），不是 GB 45438-2025 规定的标识。");
                return false;
            case LabelTextKind.Hint:
                Note(
                    "vendor_hint",
                    place + " holds a vendor's own hint that the content is generated, which is not the label of GB 45438-2025.",
                    place + " 含有厂商自有的生成提示，不是 GB 45438-2025 规定的标识。");
                return false;
            default:
                return false;
        }
    }

    // UTF-8, or what is left of it: a label's structure is ASCII
    internal bool AddUtf8(string place, bool isNormative, long offset, long length, ReadOnlySpan<byte> text, bool isKeyed)
    {
        char[] chars = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            int count = Encoding.UTF8.GetChars(text, chars);
            return AddText(place, isNormative, offset, length, chars.AsSpan(0, count), isKeyed);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    internal void AddSite(LabelSite site)
    {
        if (_sites.Count == CarrierLimits.MaxSites)
        {
            _sitesLeftOut++;
            return;
        }

        _sites.Add(site);
    }

    internal void AddUnreadable(string place, bool isNormative, long offset, long length) =>
        AddSite(new LabelSite(place, isNormative, offset, length, Label: null));

    // every label of an XMP packet
    internal bool AddXmp(string place, bool isNormative, long offset, ReadOnlySpan<byte> packet) =>
        XmpReader.Read(this, place, isNormative, offset, packet);

    // UserComment and ImageDescription of a TIFF structure as Exif blocks hold it
    internal bool AddExif(string place, long offset, ReadOnlySpan<byte> tiff) => ExifReader.Read(this, place, offset, tiff);

    // A block the carrier does not understand. When it speaks of a label, it is a site: glued JSON is read, anything else is damaged.
    internal bool AddUnknown(string place, long offset, long length, ReadOnlySpan<byte> block)
    {
        int at = StrayLabel.Find(block);
        return at >= 0
            && (AddUtf8(place, isNormative: false, offset, length, block[at..], isKeyed: true) || AddUnreadableSite(place, offset, length));
    }

    // the structure breaks off or contradicts itself: 'none' can no longer be the answer
    internal void Damage(LabelNote note, LabelFailure failure = LabelFailure.Damaged)
    {
        _isDamaged = true;
        _failure = failure;
        if (_notes.Count < CarrierLimits.MaxSites)
        {
            _notes.Insert(0, note);
        }
    }

    internal void Note(string code, string english, string chinese)
    {
        if (_notes.Count < CarrierLimits.MaxSites)
        {
            _notes.Add(new LabelNote(code, english, chinese));
        }
    }

    internal LabelReadResult ToResult()
    {
        if (_sites.Count + _sitesLeftOut > 1)
        {
            Note("duplicate", "There is more than one label; the standard keeps one (GB 45438-2025 6.1 c).", "存在多份标识，标准要求仅保留一份（GB 45438-2025 6.1 c）。");
        }

        bool hasLabel = _sites.Exists(s => s.Label is not null);
        return new LabelReadResult
        {
            Format = Format,
            State = hasLabel ? LabelState.Found : _isDamaged || _sites.Count > 0 ? LabelState.Unreadable : LabelState.None,
            Sites = [.. _sites],
            Notes = [.. _notes],
            IsDamaged = _isDamaged,
            Failure = _failure,
            HasC2pa = HasC2pa,
            HasSignature = HasSignature,
            DigitalSourceType = DigitalSourceType,
        };
    }

    internal static LabelReadResult Unknown() => new()
    {
        Format = "unknown",
        State = LabelState.Unreadable,
        Notes = [new LabelNote("unknown_format", "The content is of no format that is read here.", "无法识别该内容的格式。")],
    };

    internal static LabelReadResult TooLargeForMemory() => new()
    {
        Format = "unknown",
        State = LabelState.Unreadable,
        Notes = [new LabelNote(
            "too_large", "The stream cannot seek and holds more than is kept in memory.", "该流不支持定位，且内容超出内存缓冲上限。")],
    };

    // ": reason", for messages
    internal static string Because(LabelReadResult read) => read.Notes.IsEmpty ? "" : ": " + read.Notes[0].English.TrimEnd('.');

    private bool AddUnreadableSite(string place, long offset, long length)
    {
        AddUnreadable(place, isNormative: false, offset, length);
        return true;
    }
}
