using System.Text;
using System.Text.Json;

namespace GenAiMeasures.ShangMi.Tests;

/// <summary>The values that the standards themselves give (GB/T 32905, RFC 8998), from the shared vectors.</summary>
public class StandardVectorTests
{
    [Fact]
    public void SM3_hashes_as_GBT_32905_says()
    {
        using JsonDocument vectors = Read();
        foreach (JsonElement vector in vectors.RootElement.GetProperty("sm3").EnumerateArray())
        {
            byte[] message = Encoding.UTF8.GetBytes(vector.GetProperty("msgUtf8").GetString()!);

            Assert.Equal(vector.GetProperty("hex").GetString(), Convert.ToHexStringLower(Sm3.HashData(message)));
        }
    }

    [Fact]
    public void SM3_of_nothing_and_of_a_block_boundary()
    {
        Assert.Equal("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b", Convert.ToHexStringLower(Sm3.HashData([])));
        byte[] hash = new byte[40];
        Sm3.HashData(new byte[64], hash);
        Assert.Equal(Sm3.HashData(new byte[64]), hash[..32]);
        Assert.Equal(new byte[8], hash[32..]);
    }

    [Fact]
    public void HMAC_SM3_gives_the_known_answers()
    {
        using JsonDocument vectors = Read();
        foreach (JsonElement vector in vectors.RootElement.GetProperty("hmacSm3").EnumerateArray())
        {
            byte[] code = Sm3Hmac.HashData(Hex(vector, "key"), Encoding.UTF8.GetBytes(vector.GetProperty("msgUtf8").GetString()!));

            Assert.Equal(vector.GetProperty("hex").GetString(), Convert.ToHexStringLower(code));
        }
    }

    [Fact]
    public void SM4_GCM_gives_the_values_of_RFC_8998()
    {
        using JsonDocument vectors = Read();
        foreach (JsonElement vector in vectors.RootElement.GetProperty("sm4gcm_rfc8998").EnumerateArray())
        {
            byte[] plaintext = Hex(vector, "pt");
            byte[] ciphertext = new byte[plaintext.Length];
            byte[] tag = new byte[Sm4Gcm.TagSize];
            using var cipher = new Sm4Gcm(Hex(vector, "key"));

            cipher.Encrypt(Hex(vector, "iv"), plaintext, ciphertext, tag, Hex(vector, "aad"));

            Assert.Equal(Hex(vector, "ct"), ciphertext);
            Assert.Equal(Hex(vector, "tag"), tag);
        }
    }

    private static byte[] Hex(JsonElement vector, string name) => Convert.FromHexString(vector.GetProperty(name).GetString()!);

    private static JsonDocument Read() => JsonDocument.Parse(File.ReadAllBytes(Repository.Shared("vectors", "sm3-sm4", "sm3-sm4-standard.json")));
}
