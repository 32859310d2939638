using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GenAiMeasures.AspNetCore;

// The files beside the pages: in the assembly, compressed once, named by a digest of what they hold.
internal static class ConsoleAssets
{
    private const string Gzip = "gzip";

    private static readonly FrozenDictionary<string, (string Type, byte[] Plain, byte[] Zipped, string Digest)> Files =
        new[] { ("console.css", "text/css; charset=utf-8"), ("icon.svg", "image/svg+xml") }
            .ToFrozenDictionary(f => f.Item1, f => Load(f.Item1, f.Item2), StringComparer.Ordinal);

    internal static Task<ConsoleAnswer> ServeAsync(ConsoleCall call)
    {
        if (!Files.TryGetValue(call.Route("name"), out (string Type, byte[] Plain, byte[] Zipped, string Digest) file))
        {
            return ConsoleAnswer.NotFound(call);
        }

        // two representations, two tags: a cache that holds one must not take it for the other
        return Task.FromResult(TakesGzip(call.Context.Request.Headers.AcceptEncoding)
            ? new ConsoleAnswer(200, file.Type, file.Zipped) { ETag = $"\"{file.Digest}-gzip\"", Encoding = Gzip }
            : new ConsoleAnswer(200, file.Type, file.Plain) { ETag = $"\"{file.Digest}\"" });
    }

    internal static bool TakesGzip(StringValues accepted) =>
        StringWithQualityHeaderValue.TryParseList(accepted, out IList<StringWithQualityHeaderValue>? codings)
        && (codings.FirstOrDefault(c => c.Value.Equals(Gzip, StringComparison.OrdinalIgnoreCase)) ?? codings.FirstOrDefault(c => c.Value == "*")) is { } coding
        && coding.Quality is null or > 0;

    private static (string Type, byte[] Plain, byte[] Zipped, string Digest) Load(string name, string type)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(plain.GetBuffer(), 0, (int)plain.Length);
        }

        byte[] bytes = plain.ToArray();
        return (type, bytes, zipped.ToArray(), Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
    }
}
