using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GenAiMeasures.Labeling;

/// <summary>
/// The 27-character code of a provider (TC260-PG-20252A, quoted): <c>00</c>, subject type, binding method, 18-character subject code,
/// service type, 4-character model or application code. Nobody issues it; it is put together from the subject's own identifier. Immutable.
/// </summary>
/// <remarks>Only organisations in mainland China are built here: what individuals and foreign providers write is open in the public texts.</remarks>
public sealed record ProviderCode
{
    /// <summary>The number of characters of a code.</summary>
    public const int Length = 27;

    private const string Unused = "00000";
    private const string OrganisationHead = "0011";

    private ProviderCode(string value) => Value = value;

    /// <summary>Gets the 27 characters.</summary>
    public string Value { get; }

    /// <summary>Gets the 18-character subject code: an organisation's Unified Social Credit Code.</summary>
    public string SubjectCode => Value[4..22];

    /// <summary>Gets the service the code stands for.</summary>
    public ProviderService Service => Value[22] switch
    {
        '1' => ProviderService.Generation,
        '2' => ProviderService.Propagation,
        _ => ProviderService.None,
    };

    /// <summary>Gets the four characters of the model or application, chosen by the provider; <c>0000</c> when the extension is not used.</summary>
    public string ModelCode => Value[23..];

    /// <summary>Builds the code of an organisation.</summary>
    /// <param name="creditCode">Its Unified Social Credit Code (统一社会信用代码, GB 32100-2015).</param>
    /// <param name="service">The service. Default: none, the extension is not used.</param>
    /// <param name="modelCode">Four digits or upper-case letters, chosen by the provider. Default: <c>0000</c>.</param>
    /// <returns>The code.</returns>
    /// <exception cref="ArgumentException"><paramref name="creditCode"/> is not a Unified Social Credit Code, or <paramref name="modelCode"/> is not four digits or upper-case letters, or it is given without a service.</exception>
    public static ProviderCode ForOrganisation(string creditCode, ProviderService service = ProviderService.None, string modelCode = "0000")
    {
        ArgumentNullException.ThrowIfNull(creditCode);
        ArgumentNullException.ThrowIfNull(modelCode);
        if (CreditCode.FindProblem(creditCode) is { } problem)
        {
            throw new ArgumentException("The Unified Social Credit Code is not valid: " + problem + ".", nameof(creditCode));
        }

        if (!IsModelCode(modelCode))
        {
            throw new ArgumentException("A model code has four digits or upper-case letters.", nameof(modelCode));
        }

        if (service == ProviderService.None && modelCode != "0000")
        {
            throw new ArgumentException("A model code needs a service: without one the extension is 00000.", nameof(modelCode));
        }

        return new ProviderCode(string.Concat(
            OrganisationHead, creditCode, service == ProviderService.None ? "0" : ((int)service).ToString(CultureInfo.InvariantCulture), modelCode));
    }

    /// <summary>Builds the code of the provider that a profile describes.</summary>
    /// <param name="provider">The profile, with its Unified Social Credit Code.</param>
    /// <param name="service">The service. Default: none, the extension is not used.</param>
    /// <param name="modelCode">Four digits or upper-case letters. Default: <c>0000</c>.</param>
    /// <returns>The code.</returns>
    /// <exception cref="ArgumentException">The profile has no valid Unified Social Credit Code, or the model code is wrong.</exception>
    public static ProviderCode Of(ProviderProfile provider, ProviderService service = ProviderService.None, string modelCode = "0000")
    {
        ArgumentNullException.ThrowIfNull(provider);
        return ForOrganisation(provider.CreditCode, service, modelCode);
    }

    /// <summary>Reads a code.</summary>
    /// <param name="text">The text.</param>
    /// <param name="code">The code.</param>
    /// <returns>Whether <see cref="FindProblems"/> finds nothing.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ProviderCode? code)
    {
        code = text is not null && FindProblems(text).Count == 0 ? new ProviderCode(text) : null;
        return code is not null;
    }

    /// <summary>Says what is wrong with a code. Finding nothing does not prove that the subject exists. For subjects that are no organisation only length and characters are known.</summary>
    /// <param name="code">The code.</param>
    /// <returns>English clauses without the code itself, such as <c>it has 26 characters instead of 27</c>; empty when nothing is wrong.</returns>
    /// <remarks>Readers of labels must not demand a code: names and shorter codes are common in real files.</remarks>
    public static IReadOnlyList<string> FindProblems(ReadOnlySpan<char> code)
    {
        var problems = new List<string>();
        if (code.Length != Length)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"it has {code.Length} characters instead of {Length}"));
        }

        for (int i = 0; i < code.Length; i++)
        {
            if (!char.IsAsciiDigit(code[i]) && !char.IsAsciiLetterUpper(code[i]))
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"character {i + 1} is neither a digit nor an upper-case letter"));
                break;
            }
        }

        if (code.Length != Length)
        {
            return problems;
        }

        if (code[..2] is not "00")
        {
            problems.Add("characters 1 and 2, the format, are not 00");
        }

        if (IsOrganisation(code) && CreditCode.FindProblem(code[4..22]) is { } subject)
        {
            problems.Add("characters 5 to 22 are not a Unified Social Credit Code: " + subject);
        }

        if (code[22] is not ('1' or '2') && code[22..] is not Unused)
        {
            problems.Add("character 23, the service, is neither 1 (generation) nor 2 (propagation), and characters 23 to 27 are not 00000 (not used)");
        }

        return problems;
    }

    /// <summary>The 27 characters.</summary>
    /// <returns>The code.</returns>
    public override string ToString() => Value;

    // an organisation that is bound by its Unified Social Credit Code; other digits are not public
    internal static bool IsOrganisation(ReadOnlySpan<char> code) => code[2] == '1' && code[3] == '1';

    internal static bool IsModelCode(ReadOnlySpan<char> code)
    {
        foreach (char c in code)
        {
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
            {
                return false;
            }
        }

        return code.Length == 4;
    }

    // names are allowed too: only what is meant as a code is judged as one
    internal static bool LooksLikeCode(ReadOnlySpan<char> value) =>
        value.Length is >= 24 and <= 30 && value.StartsWith("00", StringComparison.Ordinal) && !value.ContainsAny(' ', '-', '_');
}
