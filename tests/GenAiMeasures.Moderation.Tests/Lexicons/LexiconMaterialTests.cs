using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>The lexicons as a library that has to be updated: by their content, and not by how they are matched.</summary>
public sealed class LexiconMaterialTests
{
    [Fact]
    public async Task Another_content_is_another_version_and_a_switch_of_matching_is_none()
    {
        using var file = new TempFile("a.txt", "违禁词\n");
        MaterialVersion first = (await ReadAsync(m => m.Lexicons.AddFile(file.Path)))!;
        MaterialVersion matched = (await ReadAsync(m =>
        {
            m.Lexicons.AddFile(file.Path);
            m.Evasion.Homophones = true;
        }))!;
        await File.WriteAllTextAsync(file.Path, "违禁词\n第二词\n", TestContext.Current.CancellationToken);
        MaterialVersion second = (await ReadAsync(m => m.Lexicons.AddFile(file.Path)))!;

        Assert.Equal(first, matched);
        Assert.NotEqual(first.Digest, second.Digest);
        Assert.Equal((1, 2), (first.Items, second.Items));
        Assert.Null(await ReadAsync(_ => { }));
    }

    private static async Task<MaterialVersion?> ReadAsync(Action<ModerationOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(Some.InternalService).AddModeration(configure);
        await using ServiceProvider provider = services.BuildServiceProvider();
        return await provider.GetServices<IVersionedMaterial>().Single(m => m.Kind == MaterialKind.Keywords).ReadAsync(TestContext.Current.CancellationToken);
    }
}
