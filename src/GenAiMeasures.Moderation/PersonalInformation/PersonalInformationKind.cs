namespace GenAiMeasures.Moderation;

/// <summary>A kind of personal information that is recognised in Chinese and English text (PIPL Art. 4, 28; GB/T 35273-2020 Annex A, read second hand).</summary>
public enum PersonalInformationKind
{
    /// <summary>A resident identity number of 18 or 15 digits (居民身份证号, GB 11643-1999), a residence permit of 81, 82, 83 or a foreigner's number of 9 among them.</summary>
    IdCard = 0,

    /// <summary>A mobile number of the mainland (手机号).</summary>
    Mobile = 1,

    /// <summary>A landline number with its area code (固定电话).</summary>
    Landline = 2,

    /// <summary>A bank card (银行卡号).</summary>
    BankCard = 3,

    /// <summary>A Chinese passport (护照号), where the text says so.</summary>
    Passport = 4,

    /// <summary>A permit for Hong Kong, Macau or Taiwan, or of residence (通行证、居留证), where the text says so.</summary>
    Permit = 5,

    /// <summary>A vehicle plate (车牌号, GA 36).</summary>
    Plate = 6,

    /// <summary>A Unified Social Credit Code (统一社会信用代码, GB 32100-2015): an organisation, but a sole trader is a person.</summary>
    Uscc = 7,

    /// <summary>An e-mail address.</summary>
    Email = 8,

    /// <summary>An IPv4 or IPv6 address.</summary>
    Ip = 9,

    /// <summary>A hardware address (MAC).</summary>
    Mac = 10,

    /// <summary>A WeChat id (微信号), where the text says so.</summary>
    WeChat = 11,

    /// <summary>A QQ number, where the text says so.</summary>
    Qq = 12,

    /// <summary>A Chinese name behind a word that announces one, and the same name again in the same text.</summary>
    Name = 13,

    /// <summary>A postal address of the mainland down to a road, a village or a house.</summary>
    Address = 14,
}
