namespace GenAiMeasures.AspNetCore;

// Every endpoint of the console. What is not here does not exist, and the security tests walk this list.
internal static class ConsoleRoutes
{
    internal static IReadOnlyList<ConsoleRoute> All { get; } =
    [
        ConsoleRoute.Get("/", ConsoleRole.Viewer, OverviewPage.ShowAsync),
        ConsoleRoute.Get("/duties", ConsoleRole.Viewer, DutiesPage.ShowAsync),
        ConsoleRoute.Get("/incidents", ConsoleRole.Viewer, IncidentsPage.ShowAsync),
        ConsoleRoute.Post("/incidents", ConsoleRole.Operator, IncidentActions.OpenAsync),
        ConsoleRoute.Get("/incidents/{id}", ConsoleRole.Viewer, IncidentPage.ShowAsync),
        ConsoleRoute.Post("/incidents/{id}/steps", ConsoleRole.Operator, IncidentActions.StepAsync),
        ConsoleRoute.Post("/incidents/{id}/regression", ConsoleRole.Operator, IncidentActions.RegressionAsync),
        ConsoleRoute.Post("/incidents/{id}/report", ConsoleRole.Operator, IncidentActions.ReportAsync),
        ConsoleRoute.Post("/incidents/{id}/not-reportable", ConsoleRole.Operator, IncidentActions.NotReportableAsync),
        ConsoleRoute.Post("/incidents/{id}/close", ConsoleRole.Operator, IncidentActions.CloseAsync),
        ConsoleRoute.Get("/standing", ConsoleRole.Viewer, StandingPage.ShowAsync),
        ConsoleRoute.Post("/standing/find", ConsoleRole.Operator, StandingActions.FindAsync),
        ConsoleRoute.Get("/standing/{subject}", ConsoleRole.Viewer, SubjectPage.ShowAsync),
        ConsoleRoute.Post("/standing/{subject}/measures", ConsoleRole.Operator, StandingActions.TakeAsync),
        ConsoleRoute.Post("/standing/{subject}/lift", ConsoleRole.Operator, StandingActions.LiftAsync),
        ConsoleRoute.Post("/standing/{subject}/reject-appeal", ConsoleRole.Operator, StandingActions.RejectAppealAsync),
        ConsoleRoute.Get("/records", ConsoleRole.Viewer, RecordsPage.ShowAsync),
        ConsoleRoute.Get("/records/{log}/{sequence}", ConsoleRole.Viewer, RecordPage.ShowAsync),
        ConsoleRoute.Get("/records/{log}/{sequence}/proof", ConsoleRole.Auditor, RecordPage.ProveAsync),
        ConsoleRoute.Get("/checkpoints", ConsoleRole.Viewer, CheckpointsPage.ShowAsync),
        ConsoleRoute.Get("/checkpoints/signed", ConsoleRole.Auditor, CheckpointsPage.SignedAsync),
        ConsoleRoute.Post("/verify", ConsoleRole.Auditor, CheckpointsPage.VerifyAsync),
        ConsoleRoute.Post("/retention", ConsoleRole.Administrator, CheckpointsPage.RunRetentionAsync),
        ConsoleRoute.Get("/rights", ConsoleRole.Viewer, RightsPage.ShowAsync),
        ConsoleRoute.Get("/rights/{id}", ConsoleRole.Viewer, RequestPage.ShowAsync),
        ConsoleRoute.Post("/rights/{id}/identity", ConsoleRole.Operator, RequestActions.IdentityAsync),
        ConsoleRoute.Post("/rights/{id}/erase", ConsoleRole.Operator, RequestActions.EraseAsync),
        ConsoleRoute.Post("/rights/{id}/restrict", ConsoleRole.Operator, RequestActions.RestrictAsync),
        ConsoleRoute.Post("/rights/{id}/correct", ConsoleRole.Operator, RequestActions.CorrectAsync),
        ConsoleRoute.Post("/rights/{id}/refuse", ConsoleRole.Operator, RequestActions.RefuseAsync),
        ConsoleRoute.Get("/state", ConsoleRole.Viewer, StatePage.ShowAsync),
        ConsoleRoute.Get("/assets/{name}", ConsoleRole.Viewer, ConsoleAssets.ServeAsync),
    ];
}
