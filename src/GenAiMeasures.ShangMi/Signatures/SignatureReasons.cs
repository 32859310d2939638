namespace GenAiMeasures.ShangMi;

// the results that do not depend on the label, with their words
internal static class SignatureReasons
{
    internal static LabelSignatureResult Empty { get; } = Of(LabelSignatureState.NotSigned, "empty",
        "The reserved code is empty.", "预留字段为空，未签名。");

    internal static LabelSignatureResult NoSignature { get; } = Of(LabelSignatureState.NotSigned, "no_signature",
        "The security data hold no signature.", "安全数据中没有签名。");

    internal static LabelSignatureResult Opaque { get; } = Of(LabelSignatureState.Unsupported, "opaque",
        "The reserved code holds integrity data of the writer's own kind.", "预留字段为写入方自有格式的完整性数据，无法验证。");

    internal static LabelSignatureResult Damaged { get; } = Of(LabelSignatureState.Unsupported, "damaged",
        "The reserved code is meant as security data and cannot be read.", "预留字段应为安全数据，但无法解析。");

    internal static LabelSignatureResult TooMany { get; } = Of(LabelSignatureState.Unsupported, "too_many",
        "The security data hold more signatures or keys than are looked at.", "安全数据中的签名或密钥数量超出处理上限。");

    internal static LabelSignatureResult SignedPart { get; } = Of(LabelSignatureState.Unsupported, "signed_part",
        "The signature goes over something else than the label; that cannot be checked.", "签名对象不是标识本身，无法验证。");

    internal static LabelSignatureResult Algorithm { get; } = Of(LabelSignatureState.Unsupported, "algorithm",
        "The signature is made with another algorithm than SM2 with SM3.", "签名算法不是 SM2/SM3，暂不支持。");

    internal static LabelSignatureResult NoKey { get; } = Of(LabelSignatureState.Unsupported, "no_key",
        "There is no key for the signature, neither in the file nor pinned.", "文件中没有公钥，也未预置公钥，无法验证。");

    internal static LabelSignatureResult KeyMalformed { get; } = Of(LabelSignatureState.Unsupported, "key_malformed",
        "The key in the file is no point of the SM2 curve in any known form.", "文件中的公钥不是可识别的 SM2 公钥。");

    internal static LabelSignatureResult SignatureMalformed { get; } = Of(LabelSignatureState.Failed, "signature_malformed",
        "The signature is missing or is neither hexadecimal digits nor Base64.", "签名值缺失或格式错误。");

    internal static LabelSignatureResult Mismatch { get; } = Of(LabelSignatureState.Failed, "mismatch",
        "The signature is not one of these fields: the label was changed after it was signed, or the key is another one.", "签名与标识内容不符：标识在签名后被改动，或者公钥不对应。");

    internal static LabelSignatureResult KeyNotPinned { get; } = Of(LabelSignatureState.Failed, "key_not_pinned",
        "The signature fits the key in the file, and that key is not among those pinned for the producer.", "签名与文件内公钥相符，但该公钥不是为此提供者预置的公钥。");

    internal static LabelSignatureResult PropagatorMessage { get; } = Of(LabelSignatureState.Unsupported, "propagator_message",
        "No public text says over what a propagator signs.", "公开文本未说明传播方签名的对象，无法验证。");

    internal static LabelSignatureResult Verified { get; } = Of(LabelSignatureState.Verified, "verified",
        "The signature is one of these fields by this key.", "签名验证通过。");

    private static LabelSignatureResult Of(LabelSignatureState state, string code, string english, string chinese) =>
        new() { State = state, Code = code, English = english, Chinese = chinese };
}
