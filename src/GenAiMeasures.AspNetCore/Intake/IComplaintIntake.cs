namespace GenAiMeasures.AspNetCore;

/// <summary>Takes complaints from the intake endpoint (Interim Measures Art. 15). Without one the complaint register of <c>AddFiling()</c> takes them; without either the endpoint is not mapped. Thread-safe.</summary>
public interface IComplaintIntake
{
    /// <summary>Takes a complaint; it must be durable before this returns.</summary>
    /// <param name="input">The complaint.</param>
    /// <param name="subject">Who sent it, or <see langword="null"/> when nobody is signed in: the public may complain too.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The receipt.</returns>
    ValueTask<ComplaintReceipt> SubmitAsync(ComplaintInput input, Subject? subject, CancellationToken cancellationToken);
}
