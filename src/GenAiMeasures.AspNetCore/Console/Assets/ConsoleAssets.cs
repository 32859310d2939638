using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace GenAiMeasures.AspNetCore;

// The files beside the pages: in the assembly, compressed once, named by a digest of what they hold.
internal static class ConsoleAssets
{
    private static readonly FrozenDictionary<string, (string Type, byte[] Plain, byte[] Zipped, string ETag)> Files =
        new[] { ("console.css", "text/css; charset=utf-8"), ("icon.svg", "image/svg+xml") }
            .ToFrozenDictionary(f => f.Item1, f => Load(f.Item1, f.Item2), StringComparer.Ordinal);

    internal static Task<ConsoleAnswer> ServeAsync(ConsoleCall call)
    {
        if (!Files.TryGetValue(call.Route("name"), out (string Type, byte[] Plain, byte[] Zipped, string ETag) file))
        {
            return ConsoleAnswer.NotFound(call);
        }

        bool isZipped = call.Context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        return Task.FromResult(new ConsoleAnswer(200, file.Type, isZipped ? file.Zipped : file.Plain) { ETag = file.ETag, Encoding = isZipped ? "gzip" : null });
    }

    private static (string Type, byte[] Plain, byte[] Zipped, string ETag) Load(string name, string type)
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
        return (type, bytes, zipped.ToArray(), $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
    }
}
