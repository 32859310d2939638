using System.Security.Cryptography;
using System.Text.Json;

namespace GenAiMeasures.Tests;

/// <summary>What the seals are made of, as this platform does it, against Wycheproof: AES-256-GCM with 12-byte nonces, HMAC and HKDF with SHA-256.</summary>
public sealed class WycheproofTests
{
    [Fact]
    public void Aes_gcm_opens_the_valid_boxes_and_no_other()
    {
        int count = 0;
        foreach ((JsonElement group, JsonElement test) in Cases("aes_gcm_test.json"))
        {
            if (group.GetProperty("ivSize").GetInt32() != 96)
            {
                continue;
            }

            count++;
            byte[] key = Hex(test, "key");
            byte[] plaintext = Hex(test, "msg");
            byte[] ciphertext = Hex(test, "ct");
            byte[] tag = Hex(test, "tag");
            bool valid = test.GetProperty("result").GetString() == "valid";
            byte[] opened = new byte[ciphertext.Length];
            using var cipher = new AesGcm(key, tag.Length);
            if (!valid)
            {
                Assert.Throws<AuthenticationTagMismatchException>(() => cipher.Decrypt(Hex(test, "iv"), ciphertext, tag, opened, Hex(test, "aad")));
                continue;
            }

            cipher.Decrypt(Hex(test, "iv"), ciphertext, tag, opened, Hex(test, "aad"));
            Assert.Equal(plaintext, opened);
            byte[] sealedText = new byte[plaintext.Length];
            byte[] sealedTag = new byte[tag.Length];
            cipher.Encrypt(Hex(test, "iv"), plaintext, sealedText, sealedTag, Hex(test, "aad"));
            Assert.Equal((Convert.ToHexString(ciphertext), Convert.ToHexString(tag)), (Convert.ToHexString(sealedText), Convert.ToHexString(sealedTag)));
        }

        Assert.Equal(197, count);
    }

    [Fact]
    public void Hmac_sha256_is_as_published()
    {
        int count = 0;
        foreach ((JsonElement group, JsonElement test) in Cases("hmac_sha256_test.json"))
        {
            count++;
            byte[] mac = HMACSHA256.HashData(Hex(test, "key"), Hex(test, "msg"))[..(group.GetProperty("tagSize").GetInt32() / 8)];
            Assert.Equal(test.GetProperty("result").GetString() == "valid", mac.AsSpan().SequenceEqual(Hex(test, "tag")));
        }

        Assert.Equal(174, count);
    }

    [Fact]
    public void Hkdf_sha256_is_as_published()
    {
        int count = 0;
        foreach ((_, JsonElement test) in Cases("hkdf_sha256_test.json"))
        {
            count++;
            int size = test.GetProperty("size").GetInt32();
            byte[] Derive() => HKDF.DeriveKey(HashAlgorithmName.SHA256, Hex(test, "ikm"), size, Hex(test, "salt"), Hex(test, "info"));
            if (test.GetProperty("result").GetString() == "valid")
            {
                Assert.Equal(Hex(test, "okm"), Derive());
            }
            else
            {
                Assert.ThrowsAny<ArgumentException>(Derive);
            }
        }

        Assert.Equal(86, count);
    }

    [Fact]
    public void Ecdsa_p256_accepts_the_valid_signatures_and_no_other()
    {
        int count = 0;
        foreach ((JsonElement group, JsonElement test) in Cases("ecdsa_secp256r1_sha256_test.json"))
        {
            count++;
            var verifier = new EcdsaNoteVerifier("example.com/ledger", Convert.FromHexString(group.GetProperty("publicKeyDer").GetString()!));
            bool valid = test.GetProperty("result").GetString() == "valid";
            Assert.True(verifier.Verify(Hex(test, "msg"), Hex(test, "sig")) == valid, $"case {test.GetProperty("tcId").GetInt32()}");
        }

        Assert.True(count > 300, $"{count} cases");
    }

    private static IEnumerable<(JsonElement Group, JsonElement Test)> Cases(string file)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Repository.Shared("vectors", "wycheproof", file)));
        foreach (JsonElement group in json.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                yield return (group, test);
            }
        }
    }

    private static byte[] Hex(JsonElement json, string name) => Convert.FromHexString(json.GetProperty(name).GetString()!);
}
