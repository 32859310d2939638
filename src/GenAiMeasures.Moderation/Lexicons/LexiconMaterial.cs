using System.Security.Cryptography;
using System.Text;

namespace GenAiMeasures.Moderation;

// The lexicons as the library that has to be updated: by what they were read from, so that a switch of matching is no update.
internal sealed class LexiconMaterial(LexiconStore store) : IVersionedMaterial
{
    public MaterialKind Kind => MaterialKind.Keywords;

    public ValueTask<MaterialVersion?> ReadAsync(CancellationToken cancellationToken = default)
    {
        LexiconVersion[] lexicons = [.. store.Current.Lexicons.Where(l => !l.Shadow).OrderBy(l => l.Name, StringComparer.Ordinal)];
        if (lexicons.Length == 0)
        {
            return new((MaterialVersion?)null);
        }

        string text = string.Concat(lexicons.Select(l => $"{l.Name}\n{l.Digest}\n"));
        return new(new MaterialVersion(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), lexicons.Sum(l => l.Terms)));
    }
}
