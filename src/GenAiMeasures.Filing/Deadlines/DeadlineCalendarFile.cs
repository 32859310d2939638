using System.Globalization;
using System.Text;
using System.Xml;

namespace GenAiMeasures.Filing;

/// <summary>Writes deadlines as a calendar file (iCalendar, RFC 5545) that calendar programs import or subscribe to.</summary>
/// <remarks>The same deadlines give the same bytes. Ids are stable, and a deadline that was moved has a greater sequence number, so that a second import replaces.</remarks>
public static class DeadlineCalendarFile
{
    private const int LineOctets = 75;

    /// <summary>Writes a calendar: a day's event for periods of days, a moment's for periods of hours, each with an alarm a reminder.</summary>
    /// <param name="deadlines">The deadlines; those that have ended are written as cancelled.</param>
    /// <returns>The file as UTF-8 text with CR LF line ends.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deadlines"/> is <see langword="null"/>.</exception>
    public static string Write(IEnumerable<Deadline> deadlines)
    {
        ArgumentNullException.ThrowIfNull(deadlines);
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//GenAiMeasures//Filing//ZH");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        foreach (Deadline deadline in deadlines.OrderBy(d => d.DueAt).ThenBy(d => d.Id, StringComparer.Ordinal))
        {
            WriteEvent(text, deadline);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void WriteEvent(StringBuilder text, Deadline deadline)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, "UID:" + Escape(deadline.Id) + "@genai-measures");
        Line(text, "DTSTAMP:" + Moment(deadline.Steps.Count > 0 ? deadline.Steps[^1].At : deadline.From));
        Line(text, string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{Math.Max(0, deadline.Steps.Count - 1)}"));
        if (deadline.DueOn is { } day)
        {
            Line(text, "DTSTART;VALUE=DATE:" + Date(day));
            if (day < DateOnly.MaxValue)
            {
                Line(text, "DTEND;VALUE=DATE:" + Date(day.AddDays(1)));
            }
        }
        else
        {
            Line(text, "DTSTART:" + Moment(deadline.DueAt));
        }

        string about = deadline.About is null ? "" : $"（{deadline.About}）";
        Line(text, "SUMMARY:" + Escape((deadline.Certainty == CalendarCertainty.Provisional ? "【待定】" : "") + deadline.TitleChinese + about));
        Line(text, "DESCRIPTION:" + Escape(DeadlineText.Chinese(deadline, overdue: false) + "\n" + DeadlineText.English(deadline, overdue: false) + "\n来源 Source: " + deadline.Source));
        Line(text, "CATEGORIES:" + Escape(deadline.Rule));
        Line(text, "STATUS:" + (!deadline.IsOpen ? "CANCELLED" : deadline.Certainty == CalendarCertainty.Provisional ? "TENTATIVE" : "CONFIRMED"));
        Line(text, "TRANSP:TRANSPARENT");
        foreach (TimeSpan before in deadline.IsOpen ? DeadlineRules.Find(deadline.Rule)?.Remind ?? [] : [])
        {
            Line(text, "BEGIN:VALARM");
            Line(text, "ACTION:DISPLAY");
            Line(text, "TRIGGER:-" + XmlConvert.ToString(before));
            Line(text, "DESCRIPTION:" + Escape(deadline.TitleChinese + about));
            Line(text, "END:VALARM");
        }

        Line(text, "END:VEVENT");
    }

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                _ when char.IsControl(c) => escaped,
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    // RFC 5545 3.1: no line is longer than 75 octets; a fold never cuts a character
    private static void Line(StringBuilder text, string line)
    {
        int octets = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
