using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing.Tests;

public sealed class AddFilingTests : IDisposable
{
    private readonly string _notice = Path.GetTempFileName();

    public AddFilingTests() =>
        File.WriteAllText(_notice, """{"year":2027,"days":[{"date":"2027-01-01","isOffDay":true}]}""");

    public void Dispose() => File.Delete(_notice);

    [Fact]
    public void The_calendar_is_a_service()
    {
        using ServiceProvider services = Build(_ => { });

        Assert.Equal(
            new DateOnly(2026, 10, 10), services.GetRequiredService<IWorkingDayCalendar>().AddWorkingDays(new DateOnly(2026, 9, 30), 3).Date);
    }

    [Fact]
    public void A_newer_notice_comes_from_code_or_from_the_configuration()
    {
        using ServiceProvider code = Build(o => o.HolidayFiles.Add(_notice));
        using ServiceProvider section = Build(_ => { }, ("GenAiMeasures:Filing:HolidayFiles:0", _notice));

        foreach (ServiceProvider services in new[] { code, section })
        {
            Assert.Equal(
                new CalendarDate(new DateOnly(2027, 1, 4), CalendarCertainty.Final),
                services.GetRequiredService<IWorkingDayCalendar>().AddWorkingDays(new DateOnly(2026, 12, 31), 1));
        }
    }

    [Fact]
    public void A_bad_notice_keeps_the_app_from_starting()
    {
        File.WriteAllText(_notice, """{"year":2027,"days":[]}""");
        using ServiceProvider services = Build(o =>
        {
            o.HolidayFiles.Add(_notice);
            o.HolidayFiles.Add(" ");
        });

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(
            [
                $"GenAiMeasures:Filing:HolidayFiles: The holiday file '{_notice}' is not a year's notice: 'days' is empty: the notice for 2027 is not out, and an empty one would make every result of 2027 look final.",
                "GenAiMeasures:Filing:HolidayFiles: a path is empty",
            ],
            exception.Failures);
    }

    [Fact]
    public void A_calendar_of_the_app_stays()
    {
        var services = new ServiceCollection();
        WorkingDayCalendar own = WorkingDayCalendar.Embedded.With(new HolidayYear { Year = 2030 });
        services.AddSingleton<IWorkingDayCalendar>(own);
        services.AddGenAiCompliance(Some.InternalService).AddFiling();
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Same(own, provider.GetRequiredService<IWorkingDayCalendar>());
    }

    [Fact]
    public void Days_that_contradict_and_numbers_out_of_range_are_named_with_their_place()
    {
        using ServiceProvider services = Build(o =>
        {
            o.ServiceStart = new DateOnly(2026, 9, 18);
            o.ServiceEnd = new DateOnly(2026, 9, 17);
            o.ComplaintWorkingDays = 61;
            o.ContentReportHours = 0;
            o.DeadlineSeconds = 0;
            o.Operator = (IncidentOperator)9;
        });

        Assert.Equal(
            [
                "GenAiMeasures:Filing:ServiceEnd: the service ends on 2026-09-17, before it starts on 2026-09-18 (GenAiMeasures:Filing:ServiceStart); correct one of them",
                "GenAiMeasures:Filing:ComplaintWorkingDays: must be from 1 to 60; it is 61",
                "GenAiMeasures:Filing:ContentReportHours: must be from 1 to 720; it is 0",
                "GenAiMeasures:Filing:DeadlineSeconds: must be from 1 to 3600; it is 0",
                "GenAiMeasures:Filing:Operator: must be one of Other, StateOrgan, CriticalInfrastructure",
            ],
            Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Failures);
    }

    [Fact]
    public void Every_setting_binds_from_the_configuration()
    {
        using ServiceProvider services = Build(
            _ => { },
            ("GenAiMeasures:Filing:ServiceStart", "2026-09-18"),
            ("GenAiMeasures:Filing:PlannedStart", "2026-12-01"),
            ("GenAiMeasures:Filing:Operator", "StateOrgan"),
            ("GenAiMeasures:Filing:ComplaintWorkingDays", "5"),
            ("GenAiMeasures:Filing:ContentReportHours", "24"),
            ("GenAiMeasures:Filing:Deadlines", "false"),
            ("GenAiMeasures:Filing:Policies:Audience", "公众"),
            ("GenAiMeasures:Filing:DossierOwners:complaints", "客服负责人"));

        FilingOptions options = services.GetRequiredService<IOptions<FilingOptions>>().Value;

        Assert.Equal((new DateOnly(2026, 9, 18), new DateOnly(2026, 12, 1), IncidentOperator.StateOrgan), (options.ServiceStart, options.PlannedStart, options.Operator));
        Assert.Equal((5, 24, false, "公众", "客服负责人"), (options.ComplaintWorkingDays, options.ContentReportHours, options.Deadlines, options.Policies.Audience, options.DossierOwners["complaints"]));
    }

    [Fact]
    public void Settings_in_code_come_before_those_of_the_configuration_where_both_say_something()
    {
        using ServiceProvider services = Build(o => o.ComplaintWorkingDays = 3, ("GenAiMeasures:Filing:ComplaintWorkingDays", "5"));

        Assert.Equal(3, services.GetRequiredService<IComplaintRegister>().PromisedWorkingDays);
    }

    private static ServiceProvider Build(Action<FilingOptions> configure, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());
        services.AddGenAiCompliance(Some.InternalService).AddFiling(configure);
        return services.BuildServiceProvider();
    }
}
