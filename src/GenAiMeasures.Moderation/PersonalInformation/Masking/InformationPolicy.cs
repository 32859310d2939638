using System.Globalization;

namespace GenAiMeasures.Moderation;

// which findings count
internal sealed class InformationPolicy
{
    // of the recognisers and of the data they read: a remembered verdict counts only under the version it was given
    private const string Recognisers = "1";

    private readonly bool[] _kinds = new bool[PersonalInformationKindCodes.Count];
    private readonly double _minimum;

    internal InformationPolicy(PersonalInformationOptions options)
    {
        _minimum = options.MinimumScore;
        for (int i = 0; i < _kinds.Length; i++)
        {
            var kind = (PersonalInformationKind)i;
            _kinds[i] = options.Kinds.Count > 0
                ? options.Kinds.Contains(kind)
                : kind is not (PersonalInformationKind.Uscc or PersonalInformationKind.Ip);
        }

        Version = string.Create(
            CultureInfo.InvariantCulture,
            $"{Recognisers};{options.Input};{options.Output};{(options.Shadow ? "shadow;" : "")}{_minimum};{string.Concat(_kinds.Select(k => k ? '1' : '0'))}");
    }

    internal string Version { get; }

    internal bool Counts(in PersonalInformationMatch match) => _kinds[(int)match.Kind] && match.Score >= _minimum;
}
