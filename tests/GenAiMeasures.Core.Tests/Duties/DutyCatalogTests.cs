using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Tests;

public sealed class DutyCatalogTests
{
    [Fact]
    public void Every_duty_has_its_article_both_languages_a_source_and_a_confidence()
    {
        Assert.All(DutyCatalog.All, duty =>
        {
            Assert.Matches("^[A-Z0-9-]+$", duty.Id);
            Assert.All([duty.Article, duty.TitleChinese, duty.TitleEnglish, duty.Chinese, duty.English, duty.Source], text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.NotEqual(Confidence.Open, duty.Confidence);
        });
        Assert.Distinct(DutyCatalog.All.Select(d => d.Id));
    }

    [Theory]
    [InlineData("IM-14-1-STOP", "Interim Measures Art. 14(1)", DutyCoverageKind.Enforced)]
    [InlineData("CSL-23-LOGS", "Cybersecurity Law Art. 23(3)", DutyCoverageKind.Recorded)]
    [InlineData("IM-7-DATA", "Interim Measures Art. 7", DutyCoverageKind.Operator)]
    public void A_duty_asks_for_the_coverage_without_which_a_public_service_does_not_start(string id, string article, DutyCoverageKind minimum)
    {
        Duty duty = DutyCatalog.All.Single(d => d.Id == id);

        Assert.Equal((article, minimum), (duty.Article, duty.Minimum));
    }

    [Fact]
    public void What_nobody_covers_is_left_to_the_operator_where_software_may_and_uncovered_where_it_must()
    {
        DutyCatalog catalog = Catalog(Some.PublicService);

        Assert.Equal((DutyCoverageKind.Operator, "the operator"), Of(catalog, "IM-15-COMPLAINTS"));
        Assert.Equal((DutyCoverageKind.Uncovered, "no package in use sees to it"), Of(catalog, "IM-14-1-STOP"));
        Assert.Contains(catalog.Gaps, g => g.Duty.Id == "IM-14-1-STOP");
        Assert.DoesNotContain(catalog.Gaps, g => g.Duty.Id == "IM-15-COMPLAINTS");
    }

    [Fact]
    public void The_strongest_contribution_counts()
    {
        DutyCatalog catalog = Catalog(
            Some.PublicService,
            new DutyContribution("IM-14-1-STOP", DutyCoverageKind.Recorded, "a record"),
            new DutyContribution("IM-14-1-STOP", DutyCoverageKind.Enforced, "a screen"));

        Assert.Equal((DutyCoverageKind.Enforced, "a screen"), Of(catalog, "IM-14-1-STOP"));
    }

    [Fact]
    public void A_contribution_weaker_than_the_duty_asks_leaves_a_gap_that_a_waiver_closes()
    {
        var contribution = new DutyContribution("IM-14-1-STOP", DutyCoverageKind.Prepared, "a paper");

        DutyCatalog gap = Catalog(Some.PublicService, contribution);
        DutyCatalog waived = Catalog(
            o =>
            {
                Some.PublicService(o);
                o.Waivers["IM-14-1-STOP"] = "the gateway in front stops";
            },
            contribution);

        Assert.Contains(gap.Gaps, g => g.Duty.Id == "IM-14-1-STOP");
        Assert.Equal((DutyCoverageKind.Waived, "the gateway in front stops"), Of(waived, "IM-14-1-STOP"));
        Assert.DoesNotContain(waived.Gaps, g => g.Duty.Id == "IM-14-1-STOP");
    }

    [Fact]
    public void An_internal_service_is_free_of_the_duties_towards_the_public_and_the_reason_is_named()
    {
        DutyCatalog catalog = Catalog(Some.InternalService);

        Assert.Equal(
            (DutyCoverageKind.Waived, "Interim Measures Art. 2(3): the service is not offered to the public in mainland China"),
            Of(catalog, "LM-4-EXPLICIT"));
        Assert.Equal(DutyCoverageKind.Uncovered, Of(catalog, "CSL-23-LOGS").Kind);
    }

    [Fact]
    public void A_contribution_to_a_duty_that_does_not_exist_is_an_error()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => Catalog(Some.PublicService, new DutyContribution("IM-99", DutyCoverageKind.Enforced, "nobody")));

        Assert.Equal("A duty contributor names 'IM-99' (nobody), which is not in the catalogue of GenAiMeasures.Core. Use an id of DutyCatalog.All.", error.Message);
    }

    [Fact]
    public void A_public_service_does_not_run_with_a_gap_host_or_no_host()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(Some.PublicService).UseLedgerStore<MemoryLedgerStore>();
        using ServiceProvider provider = services.BuildServiceProvider();

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => FakeChatClient.Saying("x").WithGenAiCompliance(provider));

        Assert.StartsWith(
            "GenAiMeasures does not start: with GenAiMeasures:Scope MainlandPublic these duties are not covered. "
            + "Add the package that covers them, or waive each with a written reason under GenAiMeasures:Waivers.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Contains("IM-14-1-STOP (Interim Measures Art. 14(1)): Stop generation, stop transmission / 停止生成、停止传输: no package in use sees to it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waivers_and_the_start_itself_are_on_record_before_the_first_exchange()
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("x"), o => o.Waivers["IM-13-STABLE"] = "a lab without users");

        await host.Client.GetResponseAsync("hello");

        Assert.Equal(RecordKind.ServiceStarted, host.Store.Entries[0].Kind);
        Assert.Equal(ServiceScope.Internal, Assert.Single(host.Store.Records<ServiceStarted>()).Scope);
        Assert.Contains(host.Store.Records<DutyWaived>(), w => w is { Duty: "IM-13-STABLE", Reason: "a lab without users" });
        Assert.Contains(host.Store.Records<DutyWaived>(), w => w.Duty == "LM-4-EXPLICIT" && w.Reason.StartsWith("Interim Measures Art. 2(3)", StringComparison.Ordinal));
    }

    private static (DutyCoverageKind Kind, string By) Of(DutyCatalog catalog, string id)
    {
        DutyCoverage coverage = catalog.Coverage.Single(c => c.Duty.Id == id);
        return (coverage.Kind, coverage.By);
    }

    private static DutyCatalog Catalog(Action<GenAiComplianceOptions> configure, params DutyContribution[] contributions)
    {
        var options = new GenAiComplianceOptions();
        configure(options);
        return new DutyCatalog(Microsoft.Extensions.Options.Options.Create(options), [new Contributor(contributions)]);
    }

    private sealed class Contributor(DutyContribution[] contributions) : IDutyContributor
    {
        public IEnumerable<DutyContribution> Contribute() => contributions;
    }
}
