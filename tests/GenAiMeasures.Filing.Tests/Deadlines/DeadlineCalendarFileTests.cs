using System.Text;
using FsCheck.Xunit;
using Ical.Net;
using Ical.Net.CalendarComponents;

namespace GenAiMeasures.Filing.Tests;

/// <summary>The calendar file, read back with an independent library.</summary>
public sealed class DeadlineCalendarFileTests
{
    [Fact]
    public void A_day_an_hour_and_what_has_ended_read_back_as_they_are()
    {
        Deadline day = Some("alg.filing", "模型A; 版本1,2\\3\n第二行");
        Deadline hour = Some("incident.first.other", "i-1") with { DueOn = null, LatestOn = null, Unit = DeadlineUnit.Hours, DueAt = FilingHost.Start.AddHours(4) };
        Deadline ended = Some("alg.change", "v2").With(DeadlineStep.Met, FilingHost.Start.AddDays(1), "a", "has been filed");

        Calendar calendar = Read([ended, hour, day]);

        CalendarEvent first = calendar.Events.Single(e => e.Uid == "incident.first.other:i-1@genai-measures");
        Assert.Equal(new DateTime(2026, 9, 18, 6, 0, 0, DateTimeKind.Utc), first.DtStart!.AsUtc);
        Assert.Equal(["-PT2H", "-PT30M"], first.Alarms.Select(a => a.Trigger!.Duration!.Value.ToString()));
        CalendarEvent whole = calendar.Events.Single(e => e.Summary!.StartsWith("算法备案（", StringComparison.Ordinal));
        Assert.True(whole.IsAllDay);
        Assert.Equal(new DateOnly(2026, 9, 30), whole.DtStart!.Date);
        Assert.Equal("算法备案（模型A; 版本1,2\\3\n第二行）", whole.Summary);
        Assert.Contains("依据：Algorithm Provisions Art. 24(1)；期限数字已核对原文。", whole.Description, StringComparison.Ordinal);
        Assert.Equal("CONFIRMED", whole.Status);
        CalendarEvent over = calendar.Events.Single(e => e.Uid == "alg.change:v2@genai-measures");
        Assert.Equal(("CANCELLED", 1), (over.Status, over.Sequence));
    }

    [Fact]
    public void A_provisional_day_is_tentative_and_says_so()
    {
        CalendarEvent one = Read([Some("alg.filing", null) with { Certainty = CalendarCertainty.Provisional }]).Events.Single();

        Assert.Equal(("TENTATIVE", "【待定】算法备案"), (one.Status, one.Summary));
        Assert.Contains("日期待定：所涉年份的放假通知尚未载入", one.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_deadlines_give_the_same_bytes_in_any_order()
    {
        Deadline[] deadlines = [Some("alg.filing", "b"), Some("alg.change", "a"), Some("alg.filing", "a")];

        Assert.Equal(DeadlineCalendarFile.Write(deadlines), DeadlineCalendarFile.Write(deadlines.Reverse()));
    }

    [Property(MaxTest = 200)]
    public void No_line_is_longer_than_75_octets_and_any_text_reads_back(string? text)
    {
        string about = new([.. (text ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(100)]);
        string file = DeadlineCalendarFile.Write([Some("alg.filing", about + "𠮷龘" + about)]);

        Assert.All(file.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Equal($"算法备案（{about}𠮷龘{about}）", Calendar.Load(file)!.Events.Single().Summary);
    }

    private static Calendar Read(IEnumerable<Deadline> deadlines) => Calendar.Load(DeadlineCalendarFile.Write(deadlines))!;

    private static Deadline Some(string id, string? about)
    {
        DeadlineRule rule = DeadlineRules.Find(id)!;
        return new Deadline
        {
            Id = $"{id}:{about ?? "2026-09-18"}",
            Rule = id,
            RuleVersion = "1",
            Article = rule.Article,
            TitleChinese = rule.TitleChinese,
            TitleEnglish = rule.TitleEnglish,
            Unit = rule.Unit,
            Length = rule.Length ?? 1,
            Source = rule.Source,
            Confidence = rule.Confidence,
            Verified = rule.Verified,
            About = about,
            From = FilingHost.Start,
            DueAt = Beijing.StartOf(new DateOnly(2026, 10, 1)),
            DueOn = new DateOnly(2026, 9, 30),
            LatestOn = new DateOnly(2026, 9, 30),
        }.With(DeadlineStep.Started, FilingHost.Start, "a", null);
    }
}
