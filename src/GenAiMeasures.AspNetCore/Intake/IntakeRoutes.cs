namespace GenAiMeasures.AspNetCore;

// Every endpoint of the intake. What is not here does not exist, and the security tests walk this list.
internal static class IntakeRoutes
{
    internal static IReadOnlyList<IntakeRoute> All { get; } =
    [
        new("GET", "/token", true, "The antiforgery token that pages with a sign-in cookie send with every write", PeopleIntake.TokenAsync) { Produces = typeof(IntakeToken) },
        new("GET", "/disclosure", true, "The provider, the filing numbers, and for whom and what the service is meant (Interim Measures Art. 10)", ServiceIntake.DisclosureAsync) { Produces = typeof(ServiceDisclosure) },
        new("GET", "/agreement", true, "The service agreement in force (Interim Measures Art. 9(2))", ServiceIntake.AgreementAsync) { Produces = typeof(AgreementText) },
        new("POST", "/agreement", false, "Accept the service agreement that was shown", ServiceIntake.AcceptAsync) { Accepts = typeof(AgreementInput), Produces = typeof(AgreementText) },
        new("GET", "/standing", false, "How the caller stands with the service", PeopleIntake.StandingAsync) { Produces = typeof(StandingNotice) },
        new("POST", "/appeals", false, "Appeal against the measure in force", PeopleIntake.AppealAsync) { Accepts = typeof(AppealInput), Produces = typeof(StandingNotice), Status = 202 },
        new("POST", "/requests", false, "Ask for access, a copy, a correction, a supplement, deletion or restriction (Interim Measures Art. 11(2))", RequestIntake.SubmitAsync) { Accepts = typeof(RequestInput), Produces = typeof(RequestStatus), Status = 202 },
        new("GET", "/requests/{id}", false, "How far a request is", RequestIntake.StatusAsync) { Produces = typeof(RequestStatus) },
        new("GET", "/requests/{id}/copy", false, "The copy, once the identity is verified", RequestIntake.CopyAsync),
        new("POST", "/declarations", false, "Declare that a content was generated (Labeling Measures Art. 10(1))", PeopleIntake.DeclareAsync) { Accepts = typeof(DeclarationInput), Produces = typeof(DeclarationReceipt), Status = 202 },
        new("POST", "/complaints", true, "Complain or report (Interim Measures Art. 15)", PeopleIntake.ComplainAsync) { Accepts = typeof(ComplaintInput), Produces = typeof(ComplaintReceipt), Status = 202 },
    ];
}
