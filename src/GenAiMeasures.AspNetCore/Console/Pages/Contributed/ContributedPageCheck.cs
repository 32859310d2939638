using Microsoft.Extensions.Hosting;

namespace GenAiMeasures.AspNetCore;

// An address that two pages share, or that is none, is met when the app starts and not by who looks.
internal sealed class ContributedPageCheck(IEnumerable<IConsolePage> pages) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (IConsolePage page in pages)
        {
            if (page.Id.Length == 0 || page.Id.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            {
                throw new InvalidOperationException($"The console page {page.GetType()} has the id '{page.Id}'. Use small letters, digits and hyphens.");
            }

            if (!ids.Add(page.Id))
            {
                throw new InvalidOperationException($"Two console pages have the id '{page.Id}'. Give each its own.");
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
