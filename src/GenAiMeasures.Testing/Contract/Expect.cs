using System.Globalization;

namespace GenAiMeasures.Testing;

// what a check says when it fails; no test framework is needed
internal static class Expect
{
    internal static void Equal<T>(string what, T expected, T found)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            throw new ContractViolationException(what, Text(expected), Text(found));
        }
    }

    internal static void True(string what, bool found) => Equal(what, true, found);

    internal static void Bytes(string what, ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> found) =>
        Equal(what, Convert.ToHexStringLower(expected.Span), Convert.ToHexStringLower(found.Span));

    internal static void Sequence<T>(string what, IEnumerable<T> expected, IEnumerable<T> found)
    {
        List<T> left = [.. expected];
        List<T> right = [.. found];
        for (int i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            Equal(string.Create(CultureInfo.InvariantCulture, $"{what}, number {i}"), left[i], right[i]);
        }

        Equal($"{what}, how many", left.Count, right.Count);
    }

    internal static async Task<TException> ThrowsAsync<TException>(string what, Func<Task> act)
        where TException : Exception
    {
        try
        {
            await act();
        }
        catch (TException exception)
        {
            return exception;
        }
#pragma warning disable CA1031 // whatever else is thrown is what was found
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw new ContractViolationException(what, typeof(TException).Name, exception.GetType().Name);
        }

        throw new ContractViolationException(what, typeof(TException).Name, "no exception");
    }

    private static string Text<T>(T value) => value switch
    {
        null => "nothing",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "nothing",
    };
}
