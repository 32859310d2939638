using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling;

/// <summary>Script data in AMF0: a name and the properties of what follows it, wherever they are nested. Values stay where they are.</summary>
internal sealed class AmfScript
{
    internal const byte Text = 2;

    private const byte Number = 0;
    private const byte Object = 3;
    private const byte EcmaArray = 8;
    private const byte ObjectEnd = 9;
    private const byte StrictArray = 10;
    private const byte LongText = 12;
    private const byte Amf3 = 17;
    private const int MaxDepth = 32;

    private readonly byte[] _data;

    private AmfScript(byte[] data) => _data = data;

    internal byte[] Data => _data;

    internal string Name { get; private set; } = "";

    // of the first object or array: where its properties begin and end, and where an array's count is
    internal int PropertiesStart { get; private set; } = -1;

    internal int PropertiesEnd { get; private set; }

    internal int CountOffset { get; private set; } = -1;

    internal List<AmfProperty> Properties { get; } = [];

    // numbers: the offset of their eight bytes, and the path of what they stand in
    internal List<(string Path, int Offset)> Numbers { get; } = [];

    internal static AmfScript Parse(byte[] data, bool isScript3)
    {
        var script = new AmfScript(data);
        int position = isScript3 ? 1 : 0;
        if (position < data.Length && data[position] == Text)
        {
            position++;
            script.Name = script.ReadText(ref position);
        }

        while (position < data.Length)
        {
            script.Skip(ref position, "", MaxDepth, isRoot: true);
        }

        return script;
    }

    // the text of a value, or null when it is none
    internal string? TextOf(AmfProperty property)
    {
        ReadOnlySpan<byte> value = _data.AsSpan(property.ValueStart, property.End - property.ValueStart);
        return value[0] switch
        {
            Text => Encoding.UTF8.GetString(value[3..]),
            LongText => Encoding.UTF8.GetString(value[5..]),
            Amf3 => Encoding.UTF8.GetString(value[(2 + Amf3LengthBytes(value[2..]))..]),
            _ => null,
        };
    }

    internal double NumberAt(int offset) => BinaryPrimitives.ReadDoubleBigEndian(_data.AsSpan(offset));

    internal static byte[] Encode(string name, string text)
    {
        byte[] nameBytes = Encoding.UTF8.GetBytes(name);
        byte[] value = Encoding.UTF8.GetBytes(text);
        bool isLong = value.Length > ushort.MaxValue;
        byte[] property = new byte[2 + nameBytes.Length + (isLong ? 5 : 3) + value.Length];
        BinaryPrimitives.WriteUInt16BigEndian(property, (ushort)nameBytes.Length);
        nameBytes.CopyTo(property, 2);
        Span<byte> rest = property.AsSpan(2 + nameBytes.Length);
        rest[0] = isLong ? LongText : Text;
        if (isLong)
        {
            BinaryPrimitives.WriteInt32BigEndian(rest[1..], value.Length);
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest[1..], (ushort)value.Length);
        }

        value.CopyTo(rest[(isLong ? 5 : 3)..]);
        return property;
    }

    private void Skip(ref int position, string path, int depth, bool isRoot = false)
    {
        if (depth == 0)
        {
            throw DamagedContentException.Malformed("its script data stand too deep in one another");
        }

        byte marker = Need(position, 1)[0];
        position++;
        switch (marker)
        {
            case Number:
                Numbers.Add((path, position));
                Advance(ref position, 8);
                break;
            case 1:
                Advance(ref position, 1);
                break;
            case Text:
                ReadText(ref position);
                break;
            case Object:
                SkipProperties(ref position, path, depth, isRoot);
                break;
            case 5 or 6 or 13:
                break;
            case 7:
                Advance(ref position, 2);
                break;
            case EcmaArray:
                if (isRoot && PropertiesStart < 0)
                {
                    CountOffset = position;
                }

                Advance(ref position, 4);
                SkipProperties(ref position, path, depth, isRoot);
                break;
            case StrictArray:
                uint items = BinaryPrimitives.ReadUInt32BigEndian(Need(position, 4));
                position += 4;
                for (uint i = 0; i < items; i++)
                {
                    Skip(ref position, path, depth - 1);
                }

                break;
            case 11:
                Advance(ref position, 10);
                break;
            case LongText or 15:
                Advance(ref position, 4 + (long)BinaryPrimitives.ReadUInt32BigEndian(Need(position, 4)));
                break;
            case 16:
                ReadText(ref position);
                SkipProperties(ref position, path, depth, isRoot: false);
                break;
            case Amf3:
                SkipAmf3(ref position);
                break;
            default:
                throw DamagedContentException.Malformed("its script data have a value of no known kind");
        }
    }

    private void SkipProperties(ref int position, string path, int depth, bool isRoot)
    {
        bool isFirst = isRoot && PropertiesStart < 0;
        if (isFirst)
        {
            PropertiesStart = position;
        }

        while (true)
        {
            int start = position;
            string name = ReadText(ref position);
            if (name.Length == 0 && Need(position, 1)[0] == ObjectEnd)
            {
                PropertiesEnd = isFirst ? start : PropertiesEnd;
                position++;
                return;
            }

            int value = position;
            Skip(ref position, path.Length == 0 ? name : path + "." + name, depth - 1);
            Properties.Add(new AmfProperty(path, name, start, value, position));
        }
    }

    // a text of ActionScript 3 is stepped over; anything else of it ends what can be read
    private void SkipAmf3(ref int position)
    {
        if (Need(position, 1)[0] != 6)
        {
            throw DamagedContentException.Malformed("its script data are in a coding that is not read (AMF3)");
        }

        int lengthBytes = Amf3LengthBytes(_data.AsSpan(position + 1));
        int length = 0;
        for (int i = 0; i < lengthBytes; i++)
        {
            byte b = Need(position + 1 + i, 1)[0];
            length = i == 3 ? (length << 8) | b : (length << 7) | (b & 0x7F);
        }

        Advance(ref position, 1 + lengthBytes + ((length & 1) != 0 ? length >> 1 : 0));
    }

    private static int Amf3LengthBytes(ReadOnlySpan<byte> bytes)
    {
        int count = 1;
        while (count < 4 && count <= bytes.Length && (bytes[count - 1] & 0x80) != 0)
        {
            count++;
        }

        return count;
    }

    private string ReadText(ref int position)
    {
        int length = BinaryPrimitives.ReadUInt16BigEndian(Need(position, 2));
        string text = Encoding.UTF8.GetString(Need(position + 2, length));
        position += 2 + length;
        return text;
    }

    private void Advance(ref int position, long count)
    {
        _ = Need(position, count);
        position += (int)count;
    }

    private ReadOnlySpan<byte> Need(int position, long count) => count <= _data.Length - position
        ? _data.AsSpan(position, (int)count)
        : throw DamagedContentException.Malformed("its script data end too early");
}
