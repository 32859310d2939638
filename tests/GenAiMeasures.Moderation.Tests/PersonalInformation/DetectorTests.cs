namespace GenAiMeasures.Moderation.Tests;

/// <summary>What is recognised and what is not, by kind. Numbers are invented; check digits are right where a test says so.</summary>
public sealed class DetectorTests
{
    [Theory]
    [InlineData("身份证号44030819990110151X", "idCard", "idCard18Mistyped")]
    [InlineData("440308199901101512", "idCard", "idCard18")]
    [InlineData("４４０３０８１９９９０１１０１５１２", "idCard", "idCard18")]
    [InlineData("440308-19990110-1512", "idCard", "idCard18")]
    [InlineData("4403 0819 9901 1015 12", "idCard", "idCard18")]
    [InlineData("4\u200B40308\u200B199901101512", "idCard", "idCard18")]
    [InlineData("44040119580101000x", "idCard", "idCard18")]
    [InlineData("810000199408230021", "idCard", "idCard18")]
    [InlineData("四四零三零八一九九九零一一零一五一二", "idCard", "idCardChinese")]
    [InlineData("13800138000", "mobile", "mobile")]
    [InlineData("+86 138-0013-8000", "mobile", "mobile")]
    [InlineData("008613800138000", "mobile", "mobile")]
    [InlineData("一三八零零一三八零零零", "mobile", "mobileChinese")]
    [InlineData("010-88886666", "landline", "landline")]
    [InlineData("0755 26001234", "landline", "landline")]
    [InlineData("(021)68881234", "landline", "landline")]
    [InlineData("6222 0271 3900 5329 312", "bankCard", "bankCard")]
    [InlineData("京A12345", "plate", "plate")]
    [InlineData("粤B·D12345", "plate", "plate")]
    [InlineData("沪ADF1234", "plate", "plate")]
    [InlineData("粤Z1234港", "plate", "plate")]
    [InlineData("91110108MA01KP2T5U", "uscc", "uscc")]
    [InlineData("zhang.wei+work@mail.example.com.cn", "email", "email")]
    [InlineData("ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ", "email", "email")]
    [InlineData("203.0.113.53", "ip", "ipv4")]
    [InlineData("2001:db8::8a2e:370:7334", "ip", "ipv6")]
    [InlineData("00:1A:2B:3C:4D:5E", "mac", "mac")]
    [InlineData("00-1A-2B-3C-4D-5E", "mac", "mac")]
    public void A_whole_text_that_is_personal_information_is_one_finding(string text, string kind, string rule)
    {
        PersonalInformationMatch match = Assert.Single(PersonalInformationDetector.Find(text));

        Assert.Equal((kind, rule), (match.Kind.ToCode(), match.Rule));
        if (rule != "idCard18Mistyped" && text[0] != '(')
        {
            Assert.Equal((0, text.Length), (match.Start, match.Length));
        }
    }

    [Theory]
    [InlineData("护照号E12345678已过期", "E12345678", "passport")]
    [InlineData("护照：EA1234567", "EA1234567", "passport")]
    [InlineData("港澳通行证C12345678", "C12345678", "permit")]
    [InlineData("台胞证号12345678", "12345678", "permit")]
    [InlineData("我的微信号：zhang_wei88，加我", "zhang_wei88", "weChat")]
    [InlineData("加我微信abcdef123", "abcdef123", "weChat")]
    [InlineData("QQ号码是123456789", "123456789", "qq")]
    [InlineData("QQ:12345678", "12345678", "qq")]
    [InlineData("电话01088886666", "01088886666", "landline")]
    [InlineData("银行卡4000000000000002", "4000000000000002", "bankCard")]
    [InlineData("姓名：欧阳清，今日接受随访", "欧阳清", "name")]
    [InlineData("我叫李明，今年三十岁", "李明", "name")]
    [InlineData("收件人 张三丰 收", "张三丰", "name")]
    [InlineData("联系地址：云岭省安州市月湖县青竹街道和顺街17号；请核对。", "云岭省安州市月湖县青竹街道和顺街17号", "address")]
    [InlineData("请寄往广东省深圳市南山区科技园路1号2栋301室，谢谢", "广东省深圳市南山区科技园路1号2栋301室", "address")]
    [InlineData("他说北京市海淀区中关村大街27号3单元501见面", "北京市海淀区中关村大街27号3单元501", "address")]
    public void Words_around_it_say_what_it_is(string text, string expected, string kind)
    {
        PersonalInformationMatch match = Assert.Single(PersonalInformationDetector.Find(text));

        Assert.Equal((expected, kind), (text.Substring(match.Start, match.Length), match.Kind.ToCode()));
    }

    [Theory]
    [InlineData("订单号13800138000已发货")]
    [InlineData("快递单号11771215134")]
    [InlineData("流水号：6217008456797232009，请保存")]
    [InlineData("版本1.2.3.4发布")]
    [InlineData("圆周率3.14159265358979323846")]
    [InlineData("0.8 纳秒")]
    [InlineData("ISBN 978-7-111-12345-6")]
    [InlineData("commit 3f1c2b9a8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a")]
    [InlineData("时间戳1700000000000")]
    [InlineData("北纬39.909187，东经116.397451")]
    [InlineData("440308199901101513")]
    [InlineData("440308199902301512")]
    [InlineData("111111199901101512")]
    [InlineData("E12345678")]
    [InlineData("12345678")]
    [InlineData("400-800-1234")]
    [InlineData("127.0.0.1")]
    [InlineData("256.1.1.1")]
    [InlineData("1.2.3.4.5")]
    [InlineData("demo-alert@example.invalid was an example mailbox that must stay visible.")]
    [InlineData("名字和电话都要写")]
    [InlineData("患者高血压多年")]
    [InlineData("患者应及时就医")]
    [InlineData("联系人方式")]
    [InlineData("广东省今年的经济增长了百分之五")]
    [InlineData("北京市欢迎你")]
    [InlineData("他知道上海市的马路")]
    [InlineData("新A股上市")]
    [InlineData("微信是一个应用，Python也是")]
    [InlineData("12:30:45")]
    [InlineData("2026-11-24")]
    [InlineData("一二三四五，上山打老虎")]
    public void What_only_looks_like_it_is_left_alone(string text) => Assert.Empty(PersonalInformationDetector.Find(text));

    [Fact]
    public void A_number_beside_Chinese_characters_is_found_where_a_word_boundary_would_not_be()
    {
        PersonalInformationMatch match = Assert.Single(PersonalInformationDetector.Find("身份证号440308199901101512，"));

        Assert.Equal((4, 18, PersonalInformationKind.IdCard, 1.0), (match.Start, match.Length, match.Kind, match.Score));
    }

    [Fact]
    public void A_name_that_was_announced_once_is_found_again()
    {
        string text = "患者赵雨辰今日就诊；赵雨辰表示睡眠改善。";

        Assert.Equal(
            [(2, 3, "name"), (10, 3, "nameAgain")],
            PersonalInformationDetector.Find(text).Select(m => (m.Start, m.Length, m.Rule)));
    }

    [Fact]
    public void Several_in_one_text_are_found_in_order_and_never_overlap()
    {
        string text = "姓名：王伟，手机13800138000，邮箱a@b.cn，车牌京A12345，2024-11-24 13900139000";

        Assert.Equal(
            ["name", "mobile", "email", "plate", "mobile"],
            PersonalInformationDetector.Find(text).Select(m => m.Kind.ToCode()));
    }

    [Theory]
    [InlineData(PersonalInformationKind.Mobile, "138-0013-8000", "138-****-8000")]
    [InlineData(PersonalInformationKind.IdCard, "440308199901101512", "440*************12")]
    [InlineData(PersonalInformationKind.BankCard, "6222027139005329312", "***************9312")]
    [InlineData(PersonalInformationKind.Name, "欧阳清", "欧**")]
    [InlineData(PersonalInformationKind.Email, "zhang@example.com", "z****@example.com")]
    [InlineData(PersonalInformationKind.Address, "广东省深圳市南山区1号", "广东*********")]
    [InlineData(PersonalInformationKind.Plate, "京A12345", "京A****5")]
    [InlineData(PersonalInformationKind.Ip, "203.0.113.53", "20*.*.***.**")]
    [InlineData(PersonalInformationKind.WeChat, "abcdef", "a****f")]
    public void The_masked_form_keeps_length_and_signs(PersonalInformationKind kind, string span, string masked) =>
        Assert.Equal(masked, PersonalInformationDetector.Mask(kind, span));
}
