using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace GenAiMeasures.ShangMi;

/// <summary>The security data that a label carries in <c>ReservedCode1</c> or <c>ReservedCode2</c> (TC260-PG-202511A, quoted). Immutable.</summary>
public sealed record SecurityData
{
    /// <summary>Gets <c>Type</c>, <c>TC260PG</c> in every file seen.</summary>
    public string? Type { get; init; }

    /// <summary>Gets <c>Version</c> as it stood there.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the entries of <c>PubSD</c>.</summary>
    /// <value>At most 64; a text with more is not read.</value>
    public ImmutableArray<SecurityEntry> Entries { get; init; } = [];

    /// <summary>Gets whether the data bind the content as well as the label. Such a binding is not checked here: no public text says over which bytes it goes.</summary>
    public bool BindsContent { get; init; }

    /// <summary>Reads security data as tolerantly as real files need it: any case of the keys, blanks around values, with or without the outer <c>SecurityData</c>, encoded once too often.</summary>
    /// <param name="text">The value of a reserved code; at most 1,048,576 characters are looked at.</param>
    /// <param name="data">The data.</param>
    /// <returns>Whether the text is security data.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SecurityData? data)
    {
        data = SecurityDataReader.Read(text).Data;
        return data is not null;
    }
}
