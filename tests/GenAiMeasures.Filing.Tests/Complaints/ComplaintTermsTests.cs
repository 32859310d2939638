namespace GenAiMeasures.Filing.Tests;

/// <summary>What closed complaints keep, and how long; and what goes with whose erasure.</summary>
public sealed class ComplaintTermsTests
{
    private const string Words = "回答里有我的电话号码";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_go_when_the_least_term_is_over_and_the_handling_when_the_greatest_is()
    {
        await using FilingHost host = FilingHost.Open(o => o.ComplaintWorkingDays = 3);
        string closed = await CloseAsync(host);
        string open = (await host.Get<IComplaintRegister>().ReceiveAsync(new ComplaintEntry(ComplaintKind.Content, "网页表单", Words), Cancellation)).Id;
        ComplaintTerms terms = host.Get<ComplaintTerms>();

        // closed on 2026-09-18 in Beijing; six months end with 2027-03-18
        host.Time.SetUtcNow(new DateTimeOffset(2027, 3, 18, 15, 59, 59, TimeSpan.Zero));
        Assert.Equal(0, await terms.RunAsync(Cancellation));
        host.Time.SetUtcNow(new DateTimeOffset(2027, 3, 18, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await terms.RunAsync(Cancellation));
        Assert.Equal(0, await terms.RunAsync(Cancellation));

        Complaint complaint = (await host.Get<IComplaintRegister>().FindAsync(closed, Cancellation))!;
        Assert.Equal((null, null, null), (complaint.Text, complaint.Contact, complaint.Subject));
        Assert.Equal((ComplaintStep.Erased, "terms"), (complaint.Steps[^1].Step, complaint.Steps[^1].Author));
        Assert.Equal("已删除违法内容", complaint.Find(ComplaintStep.Handled)!.Detail);
        Assert.Equal(Words, (await host.Get<IComplaintRegister>().FindAsync(open, Cancellation))!.Text);
        Assert.Equal("terms", (await host.RecordsAsync<ComplaintStepTaken>()).Last().Author);

        host.Time.SetUtcNow(new DateTimeOffset(2029, 9, 18, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await terms.RunAsync(Cancellation));
        Assert.Equal(0, await terms.RunAsync(Cancellation));
        complaint = (await host.Get<IComplaintRegister>().FindAsync(closed, Cancellation))!;
        Assert.All(complaint.Steps, s => Assert.Equal((null, null), (s.Detail, s.Reference)));
        Assert.Equal((null, ComplaintKind.Privacy, new DateOnly(2026, 9, 22)), (complaint.ProduceId, complaint.About, complaint.DueOn));
    }

    [Fact]
    public async Task The_terms_of_the_class_are_the_hosts_to_set()
    {
        await using FilingHost host = FilingHost.Open(o => o.ComplaintWorkingDays = 3, o => o.Records.Retention["complaint"] = new RetentionTerms { MinimumMonths = 12 });
        string closed = await CloseAsync(host);

        host.Time.Advance(TimeSpan.FromDays(300));
        Assert.Equal(0, await host.Get<ComplaintTerms>().RunAsync(Cancellation));
        host.Time.Advance(TimeSpan.FromDays(70));
        Assert.Equal(1, await host.Get<ComplaintTerms>().RunAsync(Cancellation));
        Assert.Null((await host.Get<IComplaintRegister>().FindAsync(closed, Cancellation))!.Text);
    }

    [Fact]
    public async Task A_complaint_without_a_person_goes_with_the_person_whose_exchange_it_is_about()
    {
        await using FilingHost host = FilingHost.Open(o => o.ComplaintWorkingDays = 3);
        ExchangeId own = await ExchangeAsync(host, Some.Subject);
        ExchangeId other = await ExchangeAsync(host, new Subject("user-2"));
        IComplaintRegister register = host.Get<IComplaintRegister>();
        ComplaintEntry entry = new(ComplaintKind.Privacy, "热线", Words) { Contact = "13800138000" };
        string linked = (await register.ReceiveAsync(entry with { Exchange = own }, Cancellation)).Id;
        string foreign = (await register.ReceiveAsync(entry with { Exchange = other }, Cancellation)).Id;
        string unknown = (await register.ReceiveAsync(entry, Cancellation)).Id;

        // somebody else who complains about the exchange keeps what they said
        string third = (await register.ReceiveAsync(entry with { Exchange = own, Subject = new Subject("user-3") }, Cancellation)).Id;
        ISubjectRights rights = host.Get<ISubjectRights>();
        SubjectRequest delete = await rights.SubmitAsync(Some.Subject, SubjectRequestKind.Delete, Cancellation);
        await rights.VerifyIdentityAsync(delete, "sign-in", true, Cancellation);
        await rights.EraseAsync(delete, Cancellation);

        Complaint erased = (await register.FindAsync(linked, Cancellation))!;
        Assert.Equal((null, null, ComplaintStep.Erased, "rights"), (erased.Text, erased.Contact, erased.Steps[^1].Step, erased.Steps[^1].Author));
        foreach (string id in (string[])[foreign, unknown, third])
        {
            Assert.Equal(Words, (await register.FindAsync(id, Cancellation))!.Text);
        }
    }

    private static async Task<ExchangeId> ExchangeAsync(FilingHost host, Subject subject)
    {
        var exchange = new ExchangeId(Guid.NewGuid());
        await host.Ledger.AppendAsync(
            new ExchangeOpened { Exchange = exchange, Subject = await host.Ledger.GetPseudonymAsync(subject, Cancellation), SubjectKind = SubjectKind.Identified, Streaming = true, Messages = 1 }, Cancellation);
        return exchange;
    }

    private static async Task<string> CloseAsync(FilingHost host)
    {
        IComplaintRegister register = host.Get<IComplaintRegister>();
        string id = (await register.ReceiveAsync(
            new ComplaintEntry(ComplaintKind.Privacy, "网页表单", Words) { Contact = "13800138000", Subject = Some.Subject, ProduceId = "01HYPERLABEL0001" }, Cancellation)).Id;
        await register.AcceptAsync(id, "客服07", Cancellation);
        await register.HandleAsync(id, "审核01", "已删除违法内容", "T-1", Cancellation);
        await register.AnswerAsync(id, "客服07", "已处理", Cancellation);
        await register.CloseAsync(id, "客服07", Cancellation);
        return id;
    }
}
