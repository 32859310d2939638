using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

// What an app may leave out: a page that has nothing to show says what to add, and the navigation leaves it out.
internal static class Features
{
    internal const string LexiconPage = "lexicons";
    internal const string TrainingDataPage = "training-data";

    internal static bool HasFiling(ConsoleCall call) => call.Service<IDeadlineService>() is not null;

    internal static bool HasAssessments(ConsoleCall call) => call.Options.AssessmentFolder.Length > 0;

    internal static IEnumerable<(string Chinese, string English, bool IsThere, string Add)> All(ConsoleCall call)
    {
        yield return ("期限、投诉举报、备案材料", "Clocks, complaints, filing packages", HasFiling(call), ".AddFiling()");
        yield return ("安全自评估", "Self-assessment", HasAssessments(call), "GenAiMeasures:Web:Console:AssessmentFolder");
        yield return ("词库", "Lexicons", ContributedPages.Find(call, LexiconPage) is not null, ".AddModeration(...)");
        yield return ("训练数据", "Training data", ContributedPages.Find(call, TrainingDataPage) is not null, ".AddProvenance()");
        yield return ("记录、个人请求、检查点", "Records, requests, checkpoints", call.Required<LedgerSearch>().IsAvailable, ".UseSqlite(\"compliance.db\")");
    }

    internal static ConsoleAnswer Missing(ConsoleCall call, string place, string title, string add) => Layout.Page(
        call, place, title, Html.Of($"""<p class="empty">{call.T("本应用没有启用此功能。启用方法：", "This app does not use this. To use it, add: ")}<code>{add}</code></p>"""));
}
