using System.Runtime.CompilerServices;

namespace GenAiMeasures.Moderation;

// An Aho-Corasick automaton in a double array, over symbols numbered from 1. Immutable and thread-safe.
internal sealed class Automaton(Cell[] cells, Output[] outputs, int[] coverOutputs, ushort[] liveDepths, ushort[] holdDepths, int maxDepth)
{
    // symbol 0 is in no pattern: it leads back to the root
    internal const int Unknown = 0;

    internal static Automaton Empty { get; } = AutomatonBuilder.Build([], []);

    internal Cell[] Cells => cells;

    internal Output[] Outputs => outputs;

    // per state the first of the covers that end there; empty when there are no covers at all
    internal int[] CoverOutputs => coverOutputs;

    // per state the length of the longest suffix that can still become a longer pattern of either kind
    internal ushort[] LiveDepths => liveDepths;

    // the same for patterns that count: what has to be held back
    internal ushort[] HoldDepths => holdDepths;

    internal int MaxDepth => maxDepth;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Step(int state, int symbol)
    {
        Cell[] table = cells;
        while (true)
        {
            ref readonly Cell cell = ref table[state];
            int next = cell.Base + symbol;
            if ((uint)next < (uint)table.Length && table[next].Check == state)
            {
                return next;
            }

            if (state == 0)
            {
                return 0;
            }

            state = cell.Fail;
        }
    }
}
