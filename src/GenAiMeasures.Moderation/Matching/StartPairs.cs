using System.Runtime.CompilerServices;

namespace GenAiMeasures.Moderation;

// Which two symbols a pattern may begin with, as a bitmap over their hash: where ordinary text has no such pair the automaton need
// not be walked at all, and one look-up waits for no other. It says yes too often and never no too often. Immutable and thread-safe.
internal sealed class StartPairs
{
    private const int Bits = 17;

    // where more pairs are taken than this, looking costs more than it saves
    private const double Densest = 0.3;

    private readonly ulong[] _bits = new ulong[1 << (Bits - 6)];

    private StartPairs()
    {
    }

    // null where a look ahead does not pay, or a pattern has one symbol only
    internal static StartPairs? Of(Automaton automaton)
    {
        Cell[] cells = automaton.Cells;
        var pairs = new StartPairs();
        for (int i = 1; i < cells.Length; i++)
        {
            int parent = cells[i].Check;
            if (parent == 0 && (cells[i].Output != 0 || (automaton.CoverOutputs.Length > i && automaton.CoverOutputs[i] != 0)))
            {
                return null;
            }

            if (parent > 0 && cells[parent].Check == 0)
            {
                int hash = Hash(parent - cells[0].Base, i - cells[parent].Base);
                pairs._bits[hash >> 6] |= 1UL << (hash & 63);
            }
        }

        int taken = pairs._bits.Sum(b => System.Numerics.BitOperations.PopCount(b));
        return taken < Densest * (1 << Bits) ? pairs : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayBegin(int first, int second)
    {
        int hash = Hash(first, second);
        return (_bits[hash >> 6] & (1UL << (hash & 63))) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(int first, int second) => (int)((((uint)first * 0x9E3779B1u) + ((uint)second * 0x85EBCA6Bu)) >> (32 - Bits));
}
