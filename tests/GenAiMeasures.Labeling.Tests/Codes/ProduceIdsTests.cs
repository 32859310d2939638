using FsCheck.Xunit;

namespace GenAiMeasures.Labeling.Tests;

public class ProduceIdsTests
{
    private static readonly ExchangeId Exchange = new(Guid.Parse("0198c2a4-5b6d-7e8f-9a0b-1c2d3e4f5a6b"));

    [Fact]
    public void Numbers_are_the_exchanges_id_and_a_counter()
    {
        Assert.Equal("0198c2a45b6d7e8f9a0b1c2d3e4f5a6b", ProduceIds.Create(Exchange));
        Assert.Equal("0198c2a45b6d7e8f9a0b1c2d3e4f5a6b-2", ProduceIds.Create(Exchange, 2));
        Assert.Throws<ArgumentOutOfRangeException>("item", () => ProduceIds.Create(Exchange, -1));
    }

    [Theory]
    [InlineData("0198c2a45b6d7e8f9a0b1c2d3e4f5a6b", true)]
    [InlineData("0198c2a45b6d7e8f9a0b1c2d3e4f5a6b-12", true)]
    [InlineData("0198c2a45b6d7e8f9a0b1c2d3e4f5a6b-", false)]
    [InlineData("0198c2a45b6d7e8f9a0b1c2d3e4f5a6b-01", false)]
    [InlineData("0198c2a45b6d7e8f9a0b1c2d3e4f5a6bx", false)]
    [InlineData("0198c2a4-5b6d-7e8f-9a0b-1c2d3e4f5a6b", false)]
    [InlineData("KLingMuse_0198c2a4", false)]
    [InlineData(null, false)]
    public void A_number_leads_back_to_its_exchange(string? number, bool isOurs)
    {
        Assert.Equal(isOurs, ProduceIds.TryGetExchange(number, out ExchangeId exchange));
        Assert.Equal(isOurs ? Exchange : default, exchange);
    }

    [Property]
    public void Every_number_is_found_again_and_may_stand_in_a_label(Guid id, FsCheck.NonNegativeInt item)
    {
        var exchange = new ExchangeId(id);

        string number = ProduceIds.Create(exchange, item.Get);

        Assert.True(ProduceIds.TryGetExchange(number, out ExchangeId found));
        Assert.Equal(exchange, found);
        Assert.True(AigcLabel.CanHold(number));
    }
}
