using System.Text;
using System.Text.Json;

namespace GenAiMeasures.Tests;

/// <summary>The tree against public vectors: transparency-dev/merkle and tessera (see the manifest beside the data).</summary>
public sealed class MerkleVectorTests
{
    [Fact]
    public void All_98_inclusion_cases_are_decided_as_they_say()
    {
        Assert.Equal(98, Run("inclusion", c => MerkleProof.IsIncluded(
            Number(c, "leafIdx"), Number(c, "treeSize"), Bytes(c, "leafHash"), Proof(c), Bytes(c, "root"))));
    }

    [Fact]
    public void All_98_consistency_cases_are_decided_as_they_say()
    {
        Assert.Equal(98, Run("consistency", c => MerkleProof.IsConsistent(
            Number(c, "size1"), Number(c, "size2"), Bytes(c, "root1"), Bytes(c, "root2"), Proof(c))));
    }

    [Fact]
    public void The_nine_known_roots_and_the_known_hashes_are_found()
    {
        using JsonDocument json = Read("rfc6962-merkle", "known-roots.json");
        byte[][] leaves = [.. json.RootElement.GetProperty("leafInputsHex").EnumerateArray().Select(l => Convert.FromHexString(l.GetString()!))];
        string[] roots = [.. json.RootElement.GetProperty("rootBySizeHex").EnumerateArray().Select(r => r.GetString()!)];
        Assert.Equal(9, roots.Length);
        var frontier = new MerkleFrontier();
        for (int size = 0; size < roots.Length; size++)
        {
            Assert.Equal(roots[size], Convert.ToHexStringLower(frontier.Root()));
            Assert.Equal(roots[size], Convert.ToHexStringLower(ProverOf([.. leaves.Take(size).Select(l => MerkleHash.Leaf(l))]).Root(size)));
            if (size < leaves.Length)
            {
                frontier.Append(MerkleHash.Leaf(leaves[size]));
            }
        }

        Assert.Equal("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56", Convert.ToHexStringLower(MerkleHash.Leaf("L123456"u8)));
        Assert.Equal("aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb", Convert.ToHexStringLower(MerkleHash.Node("N123"u8, "N456"u8)));
    }

    [Fact]
    public void The_16_checkpoints_of_a_tessera_log_have_the_roots_of_its_leaves()
    {
        using JsonDocument json = Read("c2sp-tlog", "examples.json");
        string[] leaves = [.. json.RootElement.GetProperty("testlogLeaves").EnumerateArray().Select(l => l.GetString()!)];
        var frontier = new MerkleFrontier();
        for (int size = 0; size <= 15; size++)
        {
            string file = Repository.Shared("vectors", "tessera-testlog", "testdata", "log", $"checkpoint.{size}");
            Assert.True(SignedNote.TryParse(File.ReadAllText(file), out SignedNote? note));
            Assert.Equal(File.ReadAllText(file), note.ToString());
            Assert.True(LedgerCheckpoint.TryParse(note.Text, out LedgerCheckpoint? checkpoint));
            Assert.Equal(("example.com/log/testdata", (long)size), (checkpoint.Origin, checkpoint.Size));
            Assert.Equal(Convert.ToHexStringLower(frontier.Root()), Convert.ToHexStringLower(checkpoint.Root.Span));
            Assert.Equal(note.Text, checkpoint.ToText());
            Assert.Equal(0x33d7b496u, Assert.Single(note.Signatures).KeyId);
            if (size < 15)
            {
                frontier.Append(MerkleHash.Leaf(Encoding.UTF8.GetBytes(leaves[size])));
            }
        }
    }

    internal static MerkleProver ProverOf(IReadOnlyList<byte[]> leaves) => new((level, index) =>
    {
        if (level == 0)
        {
            return leaves[(int)index];
        }

        byte[][] row = [.. leaves.Skip((int)(index << level)).Take(1 << level)];
        while (row.Length > 1)
        {
            row = [.. row.Chunk(2).Select(pair => MerkleHash.Node(pair[0], pair[1]))];
        }

        return row[0];
    });

    private static int Run(string kind, Func<JsonElement, bool> verify)
    {
        string[] files = Directory.GetFiles(Repository.Shared("vectors", "rfc6962-merkle", "testdata", kind), "*.json", SearchOption.AllDirectories);
        foreach (string file in files)
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(file));
            bool wanted = !(json.RootElement.TryGetProperty("wantErr", out JsonElement error) && error.GetBoolean());
            Assert.True(verify(json.RootElement) == wanted, $"{kind}: {Path.GetFileName(file)} is decided otherwise.");
        }

        return files.Length;
    }

    private static JsonDocument Read(params string[] path) => JsonDocument.Parse(File.ReadAllText(Repository.Shared(["vectors", .. path])));

    // a field that is absent is 0, empty or no proof
    private static ulong Number(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetUInt64() : 0;

    private static byte[] Bytes(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetBytesFromBase64() : [];

    private static List<ReadOnlyMemory<byte>> Proof(JsonElement json) =>
        json.TryGetProperty("proof", out JsonElement proof) && proof.ValueKind == JsonValueKind.Array
            ? [.. proof.EnumerateArray().Select(h => (ReadOnlyMemory<byte>)h.GetBytesFromBase64())]
            : [];
}
