using GenAiMeasures.Filing;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore;

// The complaint register of the Filing package as the intake's own, where the app has one and no other intake.
internal sealed class RegisteredComplaints(IComplaintRegister register) : IComplaintIntake
{
    internal const string Channel = "web";

    internal static RegisteredComplaints? Find(IServiceProvider services) =>
        services.GetService<IComplaintRegister>() is { } register ? new RegisteredComplaints(register) : null;

    public async ValueTask<ComplaintReceipt> SubmitAsync(ComplaintInput input, Subject? subject, CancellationToken cancellationToken)
    {
        // a category of the host's own is taken as one of another kind, never refused: the text says what it is about
        ComplaintKind about = Enum.TryParse(input.Category, ignoreCase: true, out ComplaintKind kind) && Enum.IsDefined(kind) && kind != ComplaintKind.None ? kind : ComplaintKind.Other;
        Complaint complaint = await register.ReceiveAsync(
            new ComplaintEntry(about, Channel, input.Text!)
            {
                Subject = subject,
                Contact = string.IsNullOrWhiteSpace(input.Contact) ? null : input.Contact,
                Exchange = ExchangeId.TryParse(input.Exchange, out ExchangeId exchange) ? exchange : null,
            },
            cancellationToken);
        return new ComplaintReceipt(complaint.Id, complaint.DueOn);
    }
}
