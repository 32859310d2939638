using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace GenAiMeasures.Filing.Tests;

/// <summary>The register of Interim Measures Art. 15.</summary>
public sealed class ComplaintRegisterTests
{
    private const string ProduceId = "01HYPERLABEL0001";

    private static readonly ComplaintEntry Entry = new(ComplaintKind.Content, "网页表单", "回答里有错误的医疗建议，电话 13800138000") { ProduceId = ProduceId, Contact = "13800138000" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_entry_to_the_answer_every_step_is_a_record_and_none_holds_what_the_person_wrote()
    {
        await using FilingHost host = Open(3);
        IComplaintRegister register = host.Get<IComplaintRegister>();
        ExchangeId exchange = ExchangeId.Create(host.Time);

        Complaint complaint = await register.ReceiveAsync(Entry with { Exchange = exchange, Subject = Some.Subject }, Cancellation);
        Assert.Equal(("C20260918-0001", new DateOnly(2026, 9, 22), CalendarCertainty.Final, 3), (complaint.Id, complaint.DueOn, complaint.Certainty, complaint.PromisedWorkingDays));
        Assert.Equal(await host.Ledger.GetPseudonymAsync(Some.Subject, Cancellation), complaint.Subject);
        await register.AcceptAsync(complaint.Id, "客服07", Cancellation);
        await register.HandleAsync(complaint.Id, "审核01", "复核后下架该回答", "i-1", Cancellation);
        await register.ReportAsync(complaint.Id, "合规03", "属地网信办", "回执 88", Cancellation);
        await register.AnswerAsync(complaint.Id, "客服07", "您反映的回答已下架，感谢监督。", Cancellation);
        complaint = await register.CloseAsync(complaint.Id, "客服07", Cancellation);

        Assert.False(complaint.IsOpen);
        Assert.True(complaint.IsReported);
        List<ComplaintStepTaken> records = await host.RecordsAsync<ComplaintStepTaken>();
        Assert.Equal(
            [ComplaintStep.Received, ComplaintStep.Accepted, ComplaintStep.Handled, ComplaintStep.Reported, ComplaintStep.Answered, ComplaintStep.Closed],
            records.Select(r => r.Step));
        Assert.Equal(Enumerable.Range(0, 6), records.Select(r => r.Number));
        ComplaintStepTaken first = records[0];
        Assert.Equal(
            ("网页表单", ComplaintKind.Content, ProduceId, exchange, new DateOnly(2026, 9, 22), "entry"),
            (first.Channel, first.About!.Value, first.ProduceId, first.Exchange!.Value, first.Due!.Value, first.Author));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Entry.Text))), first.Sha256);
        Assert.False(records[4].Late);
        await foreach (LedgerEntry entry in host.Get<ILedgerEvidence>().ReadAsync([RecordKind.ComplaintStepTaken], cancellationToken: Cancellation))
        {
            Assert.DoesNotContain("13800138000", Encoding.UTF8.GetString(entry.Body.Span), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Numbers_run_by_day_and_go_on_after_a_restart()
    {
        string folder = Directory.CreateTempSubdirectory("genai-measures-").FullName;
        try
        {
            await using (FilingHost host = FilingHost.Open(folder: folder))
            {
                await host.Get<IComplaintRegister>().ReceiveAsync(Entry, Cancellation);
                await host.Get<IComplaintRegister>().ReceiveAsync(Entry, Cancellation);
            }

            await using FilingHost again = FilingHost.Open(folder: folder);
            Complaint third = await again.Get<IComplaintRegister>().ReceiveAsync(Entry, Cancellation);
            again.Time.Advance(TimeSpan.FromDays(1));
            Complaint next = await again.Get<IComplaintRegister>().ReceiveAsync(Entry, Cancellation);

            Assert.Equal(("C20260918-0003", "C20260919-0001"), (third.Id, next.Id));
            Assert.Equal(["C20260918-0001", "C20260918-0002", "C20260918-0003", "C20260919-0001"], await again.Get<IComplaintRegister>().ListAsync(cancellationToken: Cancellation).Select(c => c.Id).ToListAsync(Cancellation));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Many_at_once_each_get_their_own_number()
    {
        await using FilingHost host = FilingHost.Open();
        IComplaintRegister register = host.Get<IComplaintRegister>();

        Complaint[] all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await register.ReceiveAsync(Entry, Cancellation))));

        Assert.Equal(Enumerable.Range(1, 16).Select(i => $"C20260918-{i:0000}"), all.Select(c => c.Id).Order(StringComparer.Ordinal));
        Assert.Equal(16, (await host.RecordsAsync<ComplaintStepTaken>()).Count);
    }

    [Fact]
    public async Task The_promised_limit_has_a_clock_that_the_answer_ends_and_a_late_answer_says_so()
    {
        await using FilingHost host = Open(3);
        IComplaintRegister register = host.Get<IComplaintRegister>();
        string id = (await register.ReceiveAsync(Entry, Cancellation)).Id;
        await host.LookAsync();
        Deadline deadline = (await host.Deadlines.FindAsync($"complaint.answer:{id}", Cancellation))!;
        Assert.Equal((new DateOnly(2026, 9, 22), 3), (deadline.DueOn, deadline.Length));

        host.Time.SetUtcNow(new DateTimeOffset(2026, 9, 23, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal([id], await register.ListAsync(new ComplaintQuery { Overdue = true }, Cancellation).Select(c => c.Id).ToListAsync(Cancellation));
        await register.AcceptAsync(id, "客服07", Cancellation);
        Complaint answered = await register.AnswerAsync(id, "客服07", "抱歉让您久等。", Cancellation);
        await host.LookAsync();

        Assert.True(answered.IsLate(host.Time.GetUtcNow()));
        Assert.True((await host.RecordsAsync<ComplaintStepTaken>())[^1].Late);
        Assert.False((await host.Deadlines.FindAsync(deadline.Id, Cancellation))!.IsOpen);
        Assert.Empty(await register.ListAsync(new ComplaintQuery { Overdue = true }, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Without_a_published_limit_there_is_no_day_and_the_duty_stays_with_the_operator()
    {
        await using FilingHost without = FilingHost.Open();
        await using FilingHost with = Open(5);

        Complaint complaint = await without.Get<IComplaintRegister>().ReceiveAsync(Entry, Cancellation);
        await without.LookAsync();

        Assert.Null(complaint.DueOn);
        Assert.False(complaint.IsLate(FilingHost.Start.AddYears(1)));
        Assert.Empty(await without.Deadlines.ListAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.Equal(DutyCoverageKind.Operator, Coverage(without).Kind);
        Assert.Equal(DutyCoverageKind.Recorded, Coverage(with).Kind);

        static DutyCoverage Coverage(FilingHost host) => host.Get<IDutyCatalog>().Coverage.Single(c => c.Duty.Id == "IM-15-COMPLAINTS");
    }

    [Fact]
    public async Task A_letter_counts_from_the_day_on_which_it_came()
    {
        await using FilingHost host = Open(3);

        Complaint complaint = await host.Get<IComplaintRegister>().ReceiveAsync(Entry with { ReceivedAt = FilingHost.Start.AddDays(-2), Author = "客服07" }, Cancellation);

        Assert.Equal(new DateOnly(2026, 9, 20), complaint.DueOn);
    }

    [Fact]
    public async Task Steps_out_of_order_and_words_that_are_missing_are_refused_by_name()
    {
        await using FilingHost host = Open(3);
        IComplaintRegister register = host.Get<IComplaintRegister>();
        string id = (await register.ReceiveAsync(Entry, Cancellation)).Id;

        Assert.Equal($"Complaint {id} cannot take the step Answered: it was not accepted yet.", await FailsAsync<InvalidOperationException>(() => register.AnswerAsync(id, "a", "b", Cancellation)));
        Assert.Equal($"Complaint {id} cannot take the step Closed: the person was not answered yet.", await FailsAsync<InvalidOperationException>(() => register.CloseAsync(id, "a", Cancellation)));
        await register.DeclineAsync(id, "客服07", "与本服务无关，请联系他处", Cancellation);
        Assert.Equal($"Complaint {id} cannot take the step Accepted: the person was answered.", await FailsAsync<InvalidOperationException>(() => register.AcceptAsync(id, "a", Cancellation)));
        Assert.Equal($"Complaint {id} cannot take the step Handled: it was declined.", await FailsAsync<InvalidOperationException>(() => register.HandleAsync(id, "a", "something", null, Cancellation)));
        await register.CloseAsync(id, "客服07", Cancellation);
        Assert.Equal($"Complaint {id} cannot take the step Declined: it is closed.", await FailsAsync<InvalidOperationException>(() => register.DeclineAsync(id, "a", "again declined", Cancellation)));
        Assert.Equal("The complaint has no kind. Use ComplaintKind.Other where none fits. (Parameter 'entry')", await FailsAsync<ArgumentException>(() => register.ReceiveAsync(Entry with { About = ComplaintKind.None }, Cancellation)));
        Assert.Equal("The text has 0 characters; it needs from 1 to 10000. (Parameter 'text')", await FailsAsync<ArgumentException>(() => register.ReceiveAsync(Entry with { Text = "" }, Cancellation)));
        Assert.Equal("The complaint says that it came in in the future. Correct ReceivedAt. (Parameter 'entry')", await FailsAsync<ArgumentException>(() => register.ReceiveAsync(Entry with { ReceivedAt = FilingHost.Start.AddDays(1) }, Cancellation)));
        Assert.Equal("The step has no author. Give the name or number of who takes it. (Parameter 'author')", await FailsAsync<ArgumentException>(() => register.AcceptAsync(id, " ", Cancellation)));
        Assert.StartsWith("There is no complaint C1.", await FailsAsync<KeyNotFoundException>(() => register.AcceptAsync("C1", "a", Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_has_the_columns_of_an_inspection_and_runs_nothing()
    {
        await using FilingHost host = Open(3);
        IComplaintRegister register = host.Get<IComplaintRegister>();
        string id = (await register.ReceiveAsync(new ComplaintEntry(ComplaintKind.Label, "12377 转办", "=HYPERLINK(\"http://x\"),\"没有标识\"") { ProduceId = ProduceId }, Cancellation)).Id;
        await register.AcceptAsync(id, "客服07", Cancellation);
        await register.HandleAsync(id, "工程02", "补充标识并复核", "T-9", Cancellation);
        await register.AnswerAsync(id, "客服07", "已补充标识", Cancellation);
        await register.CloseAsync(id, "客服07", Cancellation);
        await register.ReceiveAsync(Entry, Cancellation);
        using var output = new MemoryStream();

        int rows = await register.ExportAsync(output, new ComplaintQuery { IsOpen = false }, Cancellation);

        Assert.Equal(1, rows);
        Assert.Equal(
            "\uFEFF编号,时间,渠道,类型,内容,内容编号（ProduceID）,交互编号,承诺时限（工作日）,最迟反馈日,受理时间,处理措施,反馈时间,是否超期,是否上报,状态\r\n"
            + "C20260918-0001,2026-09-18 10:00,12377 转办,标识,\"'=HYPERLINK(\"\"http://x\"\"),\"\"没有标识\"\"\",01HYPERLABEL0001,,3,2026-09-22,2026-09-18 10:00,补充标识并复核（T-9）,2026-09-18 10:00,否,否,已办结\r\n",
            Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task What_a_person_wrote_is_in_their_export_and_goes_with_their_erasure()
    {
        await using FilingHost host = Open(3);
        IComplaintRegister register = host.Get<IComplaintRegister>();
        ISubjectRights rights = host.Get<ISubjectRights>();
        string own = (await register.ReceiveAsync(Entry with { Subject = Some.Subject }, Cancellation)).Id;
        string other = (await register.ReceiveAsync(Entry with { Subject = new Subject("user-2") }, Cancellation)).Id;
        SubjectRequest copy = await rights.SubmitAsync(Some.Subject, SubjectRequestKind.Copy, Cancellation);
        await rights.VerifyIdentityAsync(copy, "sign-in", true, Cancellation);
        using var zip = new MemoryStream();
        await rights.ExportAsync(copy, zip, Cancellation);
        SubjectRequest delete = await rights.SubmitAsync(Some.Subject, SubjectRequestKind.Delete, Cancellation);
        await rights.VerifyIdentityAsync(delete, "sign-in", true, Cancellation);
        await rights.EraseAsync(delete, Cancellation);

        using var archive = new ZipArchive(zip);
        using var reader = new StreamReader(archive.Entries.Single(e => e.FullName.Contains("complaints", StringComparison.Ordinal)).Open());
        string exported = await reader.ReadToEndAsync(Cancellation);
        Assert.Contains(Entry.Text, exported, StringComparison.Ordinal);
        Assert.DoesNotContain(other, exported, StringComparison.Ordinal);
        Complaint erased = (await register.FindAsync(own, Cancellation))!;
        Assert.Equal((null, null, null, ComplaintStep.Erased), (erased.Text, erased.Contact, erased.Subject, erased.Steps[^1].Step));
        Assert.Equal(Entry.Text, (await register.FindAsync(other, Cancellation))!.Text);
        Assert.Equal("（已删除）", ComplaintTable.Row(erased, FilingHost.Start)[4]);
    }

    private static FilingHost Open(int days) => FilingHost.Open(o => o.ComplaintWorkingDays = days);

    private static async Task<string> FailsAsync<T>(Func<ValueTask<Complaint>> action)
        where T : Exception => (await Assert.ThrowsAnyAsync<T>(async () => await action())).Message;
}
