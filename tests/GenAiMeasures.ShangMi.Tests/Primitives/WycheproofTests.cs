using System.Security.Cryptography;
using System.Text.Json;

namespace GenAiMeasures.ShangMi.Tests;

/// <summary>Project Wycheproof's cases, which look for the mistakes that implementations make.</summary>
public class WycheproofTests
{
    [Fact]
    public void SM4_GCM_passes_all_104()
    {
        int cases = 0;
        foreach ((JsonElement group, JsonElement test) in Tests("sm4_gcm_test.json"))
        {
            Assert.Equal(128, group.GetProperty("tagSize").GetInt32());
            byte[] plaintext = Hex(test, "msg");
            byte[] ciphertext = Hex(test, "ct");
            byte[] nonce = Hex(test, "iv");
            byte[] tag = Hex(test, "tag");
            byte[] data = Hex(test, "aad");
            using var cipher = new Sm4Gcm(Hex(test, "key"));
            byte[] decrypted = new byte[ciphertext.Length];
            if (test.GetProperty("result").GetString() == "valid")
            {
                cipher.Decrypt(nonce, ciphertext, tag, decrypted, data);
                byte[] encrypted = new byte[plaintext.Length];
                byte[] made = new byte[Sm4Gcm.TagSize];
                cipher.Encrypt(nonce, plaintext, encrypted, made, data);
                Assert.Equal([plaintext, ciphertext, tag], [decrypted, encrypted, made]);
            }
            else if (nonce.Length == 0)
            {
                Assert.Throws<ArgumentException>(() => cipher.Decrypt(nonce, ciphertext, tag, decrypted, data));
            }
            else
            {
                Assert.Throws<AuthenticationTagMismatchException>(() => cipher.Decrypt(nonce, ciphertext, tag, decrypted, data));
                Assert.Equal(new byte[ciphertext.Length], decrypted);
            }

            cases++;
        }

        Assert.Equal(104, cases);
    }

    [Fact]
    public void HMAC_SM3_passes_all_174()
    {
        int cases = 0;
        foreach ((JsonElement group, JsonElement test) in Tests("hmac_sm3_test.json"))
        {
            byte[] code = Sm3Hmac.HashData(Hex(test, "key"), Hex(test, "msg"));
            byte[] tag = Hex(test, "tag");

            Assert.Equal(group.GetProperty("tagSize").GetInt32() / 8, tag.Length);
            Assert.Equal(test.GetProperty("result").GetString() == "valid", code.AsSpan(0, tag.Length).SequenceEqual(tag));
            cases++;
        }

        Assert.Equal(174, cases);
    }

    private static byte[] Hex(JsonElement test, string name) => Convert.FromHexString(test.GetProperty(name).GetString()!);

    private static List<(JsonElement Group, JsonElement Test)> Tests(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Repository.Shared("vectors", "wycheproof", file)));
        return
        [
            .. document.RootElement.Clone().GetProperty("testGroups").EnumerateArray()
                .SelectMany(g => g.GetProperty("tests").EnumerateArray().Select(t => (g, t))),
        ];
    }
}
