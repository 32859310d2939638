using FsCheck;
using FsCheck.Fluent;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>Texts thick with things that are personal information, nearly are, or begin like it.</summary>
public sealed record InformationText(string Text, IReadOnlyList<int> Cuts)
{
    private static readonly string[] Pieces =
    [
        "440308199901101512", "44030819990110151", "13800138000", "138 0013 8000", "138-0013-", "+86", "0086", "6222027139005329312", "010-8888", "6666",
        "91110108MA01KP2T5U", "京A12345", "粤Z1234", "港", "京", "a@b.cn", "a@b", "@", ".", ":", "::", "-", " ", "，", "。", "\n", "203.0.113.53", "2001:db8::1",
        "姓名", "：", "王伟", "今日", "患者", "欧阳", "清", "司", "我叫", "李", "广东省", "广东", "广", "深圳市", "南山区", "科技园路", "1号", "301", "室", "地址",
        "微信", "微信号", "abcdef_1", "QQ", "12345678", "护照", "E12345678", "订单", "一三八零零一三八零零零", "一", "四四零三", "\u200B", "\uFE0F", "\uD83D", "\uDE00",
        "１３８００", "１３８０００", "（", ")", "(021)", "68881234", "hello", "你好", "的", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "99999999999999999999999999",
        "00-1A-2B-3C-4D-5E", "·", "_", "%",
    ];

    public static Arbitrary<InformationText> Arbitrary()
    {
        Gen<InformationText> texts =
            from pieces in Gen.ArrayOf(Gen.Elements(Pieces)).Resize(14)
            from cuts in Gen.ArrayOf(Gen.Choose(1, 6)).Resize(8)
            select new InformationText(string.Concat(pieces), cuts);
        return texts.ToArbitrary();
    }

    public override string ToString() => string.Join(' ', Text.Select(c => $"{(int)c:X4}")) + " / " + string.Join(',', Cuts);
}
