using System.Globalization;

namespace GenAiMeasures.Labeling;

/// <summary>Makes the numbers of generated contents (内容制作编号): the exchange's id, and for further contents of the same exchange a counter behind it, so that every number leads back to one record.</summary>
public static class ProduceIds
{
    private const int ExchangeLength = 32;

    /// <summary>Makes the number of a content.</summary>
    /// <param name="exchange">The exchange it was generated in.</param>
    /// <param name="item">0 for the answer's text, 1 and up for the files in it.</param>
    /// <returns>32 hexadecimal digits, and for a file <c>-1</c>, <c>-2</c> and so on.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="item"/> is negative.</exception>
    public static string Create(ExchangeId exchange, int item = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(item);
        return item == 0 ? exchange.ToString() : string.Create(CultureInfo.InvariantCulture, $"{exchange}-{item}");
    }

    /// <summary>Finds the exchange of a number.</summary>
    /// <param name="produceId">The number.</param>
    /// <param name="exchange">The exchange's id.</param>
    /// <returns>Whether the number is one of ours.</returns>
    public static bool TryGetExchange(string? produceId, out ExchangeId exchange)
    {
        exchange = default;
        if (produceId is null || produceId.Length < ExchangeLength || produceId.AsSpan(0, ExchangeLength).Contains('-'))
        {
            return false;
        }

        ReadOnlySpan<char> rest = produceId.AsSpan(ExchangeLength);
        bool isOurs = rest.IsEmpty || (rest.Length > 1 && rest[0] == '-' && rest[1] != '0' && !rest[1..].ContainsAnyExceptInRange('0', '9'));
        return isOurs && ExchangeId.TryParse(produceId[..ExchangeLength], out exchange);
    }
}
