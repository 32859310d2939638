namespace GenAiMeasures.Storage.PostgreSql;

// Gives keys their numbers without asking the database: month, number of the instance, and a count of its own. No two instances ever
// give the same one, and what is sealed under a key is looked for in the partitions of its month only. Thread-safe.
//   10 bits: months since January 2020 · 24 bits: the instance's number · 29 bits: the instance's count
internal sealed class KeyNumbers(int instance, int after = 0)
{
    internal const int MostInstances = 1 << InstanceBits;

    private const int InstanceBits = 24;
    private const int CountBits = 29;
    private const int FirstYear = 2020;

    private int _count = after;

    internal int Count => Volatile.Read(ref _count);

    internal long Next(int month)
    {
        int count = Interlocked.Increment(ref _count);
        if (count >= 1 << CountBits)
        {
            throw new LedgerUnavailableException("This instance has made all the keys that its number allows. Start the process again: it gets a new number.");
        }

        return ((long)IndexOf(month) << (InstanceBits + CountBits)) | ((long)instance << CountBits) | (uint)count;
    }

    // such as 202611, or 0 where the number was not made here
    internal static int MonthOf(long number)
    {
        int index = (int)(number >> (InstanceBits + CountBits)) & 1023;
        return index == 0 ? 0 : ((FirstYear + ((index - 1) / 12)) * 100) + ((index - 1) % 12) + 1;
    }

    private static int IndexOf(int month) => Math.Clamp((((month / 100) - FirstYear) * 12) + (month % 100), 1, 1023);
}
