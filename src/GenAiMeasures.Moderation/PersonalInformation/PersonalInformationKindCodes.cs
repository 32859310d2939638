namespace GenAiMeasures.Moderation;

internal static class PersonalInformationKindCodes
{
    internal const int Count = (int)PersonalInformationKind.Address + 1;

    // how findings, records and the command line name a kind
    internal static string ToCode(this PersonalInformationKind kind) => kind switch
    {
        PersonalInformationKind.IdCard => "idCard",
        PersonalInformationKind.Mobile => "mobile",
        PersonalInformationKind.Landline => "landline",
        PersonalInformationKind.BankCard => "bankCard",
        PersonalInformationKind.Passport => "passport",
        PersonalInformationKind.Permit => "permit",
        PersonalInformationKind.Plate => "plate",
        PersonalInformationKind.Uscc => "uscc",
        PersonalInformationKind.Email => "email",
        PersonalInformationKind.Ip => "ip",
        PersonalInformationKind.Mac => "mac",
        PersonalInformationKind.WeChat => "weChat",
        PersonalInformationKind.Qq => "qq",
        PersonalInformationKind.Name => "name",
        PersonalInformationKind.Address => "address",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of personal information."),
    };

    // how a pseudonym names a kind to the model
    internal static string ToLabel(this PersonalInformationKind kind) => kind switch
    {
        PersonalInformationKind.IdCard => "身份证号",
        PersonalInformationKind.Mobile => "手机号",
        PersonalInformationKind.Landline => "电话",
        PersonalInformationKind.BankCard => "银行卡号",
        PersonalInformationKind.Passport => "护照号",
        PersonalInformationKind.Permit => "通行证号",
        PersonalInformationKind.Plate => "车牌号",
        PersonalInformationKind.Uscc => "信用代码",
        PersonalInformationKind.Email => "邮箱",
        PersonalInformationKind.Ip => "IP地址",
        PersonalInformationKind.Mac => "MAC地址",
        PersonalInformationKind.WeChat => "微信号",
        PersonalInformationKind.Qq => "QQ号",
        PersonalInformationKind.Name => "姓名",
        PersonalInformationKind.Address => "地址",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of personal information."),
    };
}
