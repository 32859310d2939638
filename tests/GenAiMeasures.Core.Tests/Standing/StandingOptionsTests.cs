using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Tests;

public sealed class StandingOptionsTests
{
    [Fact]
    public void A_ladder_that_cannot_be_climbed_is_an_error_at_start_each_problem_with_its_rung()
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => Read(null, o =>
        {
            o.Standing.Profile = "none";
            o.Standing.CountsFrom = Verdict.Pass;
            o.Standing.CountsAtOrAbove = RiskSeverity.None;
            o.Standing.SuspensionsWithinDays = 0;
            o.Standing.Ladder.Add(new StandingRung());
            o.Standing.Ladder.Add(new StandingRung { Measure = StandingStep.Suspend, Consecutive = 3 });
            o.Standing.Ladder.Add(new StandingRung { Measure = StandingStep.Restrict, Daily = 2_000, Hours = 1 });
            o.Standing.Ladder.Add(new StandingRung { Measure = StandingStep.Terminate, Hours = 1, Features = ["tools"] });
        }));

        string[] failures = [.. error.Failures];
        Assert.Contains("GenAiMeasures:Standing:Profile 'none' is not known. Known profiles: tc260-003.", failures);
        Assert.Contains("GenAiMeasures:Standing:CountsFrom is not a verdict from Flag to Stop.", failures);
        Assert.Contains("GenAiMeasures:Standing:CountsAtOrAbove is not a severity from Low to Critical.", failures);
        Assert.Contains(failures, f => f.Contains("SuspensionsWithinDays", StringComparison.Ordinal));
        Assert.Contains("GenAiMeasures:Standing:Ladder:0 has no measure. Set Measure to Warn, Restrict, Suspend or Terminate.", failures);
        Assert.Contains("GenAiMeasures:Standing:Ladder:1 has no end. Set Hours from 1 to 87600.", failures);
        Assert.Contains("GenAiMeasures:Standing:Ladder:2 has a threshold outside 0 to 1000.", failures);
        Assert.Contains("GenAiMeasures:Standing:Ladder:2 restricts nothing. Name at least one feature.", failures);
        Assert.Contains("GenAiMeasures:Standing:Ladder:2 is a lighter measure than the one before it. Put the strictest last.", failures);
        Assert.Contains("GenAiMeasures:Standing:Ladder:3 can never be reached. Set Consecutive or Daily.", failures);
        Assert.Contains("GenAiMeasures:Standing:Ladder:3 has hours, but a termination does not end by itself. Leave Hours out.", failures);
        Assert.Contains("GenAiMeasures:Standing:Ladder:3 names features, which only a restriction withholds.", failures);
    }

    [Fact]
    public void A_ladder_is_read_from_the_configuration()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["GenAiMeasures:Standing:CountsFrom"] = "Flag",
            ["GenAiMeasures:Standing:Ladder:0:Measure"] = "Restrict",
            ["GenAiMeasures:Standing:Ladder:0:Daily"] = "2",
            ["GenAiMeasures:Standing:Ladder:0:Hours"] = "12",
            ["GenAiMeasures:Standing:Ladder:0:Features:0"] = "images",
        }).Build();

        StandingOptions options = Read(configuration, _ => { });

        Assert.Equal(Verdict.Flag, options.CountsFrom);
        StandingRung rung = Assert.Single(options.Ladder);
        Assert.Equal((StandingStep.Restrict, 0, 2, 12, "images"), (rung.Measure, rung.Consecutive, rung.Daily, rung.Hours, Assert.Single(rung.Features)));
    }

    [Fact]
    public void Every_profile_has_a_source_a_sound_ladder_and_suspends_at_three_in_a_row_or_five_a_day()
    {
        Assert.All(StandingProfiles.Names, name =>
        {
            StandingProfile profile = StandingProfiles.Find(name)!;
            Assert.NotEmpty(profile.Source);
            Assert.True(profile.Confidence < Confidence.Quoted);
            Assert.Equal(["A.1", "A.2", "A.3", "A.4", "A.5"], profile.Severities.Keys.Order());
            Assert.Contains(profile.Ladder, r => r is { Measure: StandingStep.Suspend, Consecutive: 3, Daily: 5, PriorSuspensions: 0 });
            Read(null, o =>
            {
                foreach (StandingRung rung in profile.Ladder)
                {
                    o.Standing.Ladder.Add(rung);
                }
            });
        });
    }

    private static StandingOptions Read(IConfiguration? configuration, Action<GenAiComplianceOptions> configure)
    {
        var services = new ServiceCollection();
        if (configuration is not null)
        {
            services.AddSingleton(configuration);
        }

        services.AddGenAiCompliance(o =>
        {
            Some.InternalService(o);
            configure(o);
        });
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<GenAiComplianceOptions>>().Value.Standing;
    }
}
