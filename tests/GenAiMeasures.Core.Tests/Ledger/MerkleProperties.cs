using FsCheck.Xunit;

namespace GenAiMeasures.Tests;

/// <summary>Proofs that the library makes are proofs that it accepts, for every size and place; and for no other.</summary>
public sealed class MerkleProperties
{
    [Fact]
    public void Every_record_of_every_small_tree_is_proven_and_every_earlier_tree_is_its_beginning()
    {
        List<byte[]> leaves = [.. Enumerable.Range(0, 70).Select(i => MerkleHash.Leaf([(byte)i]))];
        MerkleProver prover = MerkleVectorTests.ProverOf(leaves);
        for (int size = 1; size <= leaves.Count; size++)
        {
            byte[] root = prover.Root(size);
            for (int i = 0; i < size; i++)
            {
                List<ReadOnlyMemory<byte>> path = prover.Inclusion(i, size);
                Assert.True(MerkleProof.IsIncluded((ulong)i, (ulong)size, leaves[i], path, root));
                Assert.False(size > 1 && MerkleProof.IsIncluded((ulong)((i + 1) % size), (ulong)size, leaves[i], path, root));
                Assert.True(MerkleProof.IsConsistent((ulong)(i + 1), (ulong)size, prover.Root(i + 1), root, prover.Consistency(i + 1, size)));
            }
        }
    }

    [Property(MaxTest = 200)]
    public void A_tree_goes_on_from_its_stored_edge_as_if_it_had_never_stopped(ushort size, byte more)
    {
        int count = size % 2_000;
        var whole = new MerkleFrontier();
        var stopped = new MerkleFrontier();
        for (int i = 0; i < count; i++)
        {
            Append(i);
        }

        stopped = MerkleFrontier.Import(stopped.Size, stopped.Export());
        for (int i = 0; i < more; i++)
        {
            Append(count + i);
        }

        Assert.Equal(whole.Root(), stopped.Root());
        Assert.Equal(whole.Size, stopped.Size);

        void Append(int i)
        {
            byte[] leaf = MerkleHash.Leaf(BitConverter.GetBytes(i));
            whole.Append(leaf);
            stopped.Append(leaf);
        }
    }

    [Fact]
    public void A_tree_of_tiles_and_leaves_has_the_root_of_the_tree_of_leaves()
    {
        var whole = new MerkleFrontier();
        List<byte[]> tiles = [];
        List<byte[]> leaves = [];
        byte[] tile = new byte[32];
        for (int i = 0; i < 1_500; i++)
        {
            leaves.Add(MerkleHash.Leaf(BitConverter.GetBytes(i)));
            if (whole.Append(leaves[i], tile))
            {
                tiles.Add([.. tile]);
            }

            if (i % 97 == 0)
            {
                var byTiles = new MerkleFrontier();
                tiles.ForEach(t => byTiles.AppendTile(t));
                leaves.Skip(tiles.Count * 256).ToList().ForEach(l => byTiles.Append(l));
                Assert.Equal(whole.Root(), byTiles.Root());
            }
        }

        Assert.Equal(5, tiles.Count);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(3, 3)]
    [InlineData(-1, 64)]
    public void An_edge_that_does_not_fit_the_size_is_refused(long size, int hashes)
    {
        Assert.Throws<FormatException>(() => MerkleFrontier.Import(size, new byte[hashes * 32]));
    }
}
