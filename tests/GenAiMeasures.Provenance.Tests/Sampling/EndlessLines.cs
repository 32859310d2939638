using System.Text;

namespace GenAiMeasures.Provenance.Tests;

/// <summary>Lines of JSON that are made while they are read, one of them broken.</summary>
internal sealed class EndlessLines(long lines, long broken, byte end = (byte)'\n', string? good = null, string? bad = null) : Stream
{
    private readonly byte[] _good = [.. Encoding.UTF8.GetBytes(good ?? "{\"text\":\"" + new string('x', 88) + "\"}"), end];
    private readonly byte[] _bad = [.. Encoding.UTF8.GetBytes(bad ?? "{\"text\":\"" + new string('x', 88) + "\"]"), end];
    private long _line = 1;
    private int _place;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int total = 0;
        while (total < buffer.Length && _line <= lines)
        {
            byte[] line = _line == broken ? _bad : _good;
            int part = Math.Min(buffer.Length - total, line.Length - _place);
            line.AsSpan(_place, part).CopyTo(buffer[total..]);
            total += part;
            _place += part;
            if (_place == line.Length)
            {
                _place = 0;
                _line++;
            }
        }

        return total;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
