using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Every_intake_endpoint_is_described_and_no_page_of_the_console_is()
    {
        await using TestWeb web = await TestWeb.StartAsync(
            build: b =>
            {
                b.Services.AddOpenApi();
                b.Services.AddSingleton<IComplaintIntake, NoComplaints>();
            },
            map: app => app.MapOpenApi());
        using HttpClient client = web.As(null);

        using JsonDocument document = JsonDocument.Parse(await client.PageAsync("/openapi/v1.json"));

        JsonElement paths = document.RootElement.GetProperty("paths");
        foreach (IntakeRoute route in IntakeRoutes.All)
        {
            Assert.True(paths.TryGetProperty("/people" + route.Pattern, out JsonElement path), route.Pattern + " is not described.");
            JsonElement operation = path.GetProperty(route.IsWrite ? "post" : "get");
            Assert.Equal(route.Summary, operation.GetProperty("summary").GetString());
            Assert.True(operation.GetProperty("responses").TryGetProperty(route.Status.ToString(System.Globalization.CultureInfo.InvariantCulture), out _));
            Assert.Equal(route.IsWrite, operation.TryGetProperty("requestBody", out _));
        }

        Assert.DoesNotContain(paths.EnumerateObject(), p => p.Name.StartsWith("/compliance", StringComparison.Ordinal));
    }

    private sealed class NoComplaints : IComplaintIntake
    {
        public ValueTask<ComplaintReceipt> SubmitAsync(ComplaintInput input, Subject? subject, CancellationToken cancellationToken) => throw new InvalidOperationException();
    }
}
