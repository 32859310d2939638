using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace GenAiMeasures.AspNetCore;

// One event: its name, one line of JSON. JSON escapes every line break, so that no text can end an event or begin another.
internal sealed class EventWriter(HttpResponse response)
{
    internal static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly ArrayBufferWriter<byte> _line = new(512);

    internal async ValueTask WriteAsync<TState>(string name, TState state, Action<Utf8JsonWriter, TState> write, CancellationToken cancellationToken)
    {
        _line.ResetWrittenCount();
        _line.Write("event: "u8);
        _line.Write(System.Text.Encoding.ASCII.GetBytes(name));
        _line.Write("\ndata: "u8);
        using (var json = new Utf8JsonWriter(_line, Readable))
        {
            json.WriteStartObject();
            write(json, state);
            json.WriteEndObject();
        }

        _line.Write("\n\n"u8);
        await response.Body.WriteAsync(_line.WrittenMemory, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
