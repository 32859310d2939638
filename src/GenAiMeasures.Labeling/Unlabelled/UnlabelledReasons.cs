namespace GenAiMeasures.Labeling;

internal static class UnlabelledReasons
{
    internal static UnlabelledGrant Granted(UnlabelledPermit permit) =>
        Of("granted", "已提供不含显式标识的内容。传播时请依法标识。", "The content is given without an explicit label. Label it when you spread it.") with { Permit = permit };

    internal static UnlabelledGrant Disabled { get; } = Of(
        "disabled", "本服务不提供不含显式标识的内容。", "This service gives no content without explicit label.");

    internal static UnlabelledGrant NotIdentified { get; } = Of(
        "subject_not_identified", "请登录后申请。", "Sign in to ask for this.");

    internal static UnlabelledGrant AgreementNotAccepted { get; } = Of(
        "agreement_not_accepted", "请先阅读并同意现行用户服务协议中的标识义务条款。", "Accept the current service agreement with its clause on labelling first.");

    internal static UnlabelledGrant OutOfOrder { get; } = Of(
        "request_out_of_order", "申请时间早于同意协议的时间，请重新申请。", "The request is older than the acceptance of the agreement. Ask again.");

    internal static UnlabelledGrant InFuture { get; } = Of(
        "request_in_future", "申请时间无效。", "The time of the request lies in the future.");

    internal static UnlabelledGrant Expired { get; } = Of(
        "request_expired", "申请已过期，请重新申请。", "The request has expired. Ask again.");

    internal static UnlabelledGrant ReferenceMissing { get; } = Of(
        "reference_missing", "申请缺少编号。", "The request has no number of 1 to 64 characters.");

    internal static UnlabelledGrant NoLedger { get; } = Of(
        "no_ledger", "暂时无法提供不含显式标识的内容。", "Nothing can be recorded, so nothing is given without explicit label.");

    private static UnlabelledGrant Of(string code, string chinese, string english) => new() { Code = code, Chinese = chinese, English = english };
}
