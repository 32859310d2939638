namespace GenAiMeasures.Filing;

// What a closed complaint keeps, and how long: the person's words and contact until the least term of its class is over, since nothing needs
// them longer (PIPL Art. 19); what people wrote about its handling until the greatest is. The number, kind and days stay for the count.
internal sealed class ComplaintTerms(ComplaintRegister register, TimeProvider time, IRetentionService? retention = null)
{
    private const string Class = "complaint";

    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (retention?.Classes.FirstOrDefault(c => c.Code == Class) is not { } terms)
        {
            return 0;
        }

        DateOnly today = Beijing.DateOf(time.GetUtcNow());
        int done = 0;
        List<Complaint> closed = await register.ListAsync(new ComplaintQuery { IsOpen = false }, cancellationToken).ToListAsync(cancellationToken);
        foreach (Complaint complaint in closed)
        {
            DateOnly end = Beijing.DateOf(complaint.Find(ComplaintStep.Closed)!.At);
            bool forgetsWords = today > end.AddMonths(terms.MinimumMonths);
            bool forgetsHandling = today > end.AddMonths(terms.MaximumMonths);
            done += forgetsWords && await register.ForgetAsync(complaint.Id, forgetsHandling, cancellationToken) ? 1 : 0;
        }

        return done;
    }
}
