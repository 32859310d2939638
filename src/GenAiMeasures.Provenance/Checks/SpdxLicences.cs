using System.Collections.Frozen;

namespace GenAiMeasures.Provenance;

// the ids that data sets carry; a name that is not among them is to be looked at by people
internal static class SpdxLicences
{
    private static readonly FrozenSet<string> Ids = new[]
    {
        "0BSD", "AFL-3.0", "AGPL-3.0", "AGPL-3.0-only", "AGPL-3.0-or-later", "Apache-2.0", "Artistic-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "C-UDA-1.0",
        "CC0-1.0", "CC-BY-1.0", "CC-BY-2.0", "CC-BY-2.5", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-1.0", "CC-BY-SA-2.0", "CC-BY-SA-2.5", "CC-BY-SA-3.0", "CC-BY-SA-4.0",
        "CC-BY-NC-1.0", "CC-BY-NC-2.0", "CC-BY-NC-2.5", "CC-BY-NC-3.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-2.0", "CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-3.0", "CC-BY-ND-4.0",
        "CC-BY-NC-ND-3.0", "CC-BY-NC-ND-4.0", "CC-PDDC", "CDLA-Permissive-1.0", "CDLA-Permissive-2.0", "CDLA-Sharing-1.0", "ECL-2.0", "EPL-1.0", "EPL-2.0", "EUPL-1.1",
        "EUPL-1.2", "GFDL-1.3", "GPL-2.0", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0", "GPL-3.0-only", "GPL-3.0-or-later", "ISC", "LGPL-2.1", "LGPL-3.0", "LGPL-3.0-only",
        "MIT", "MIT-0", "MPL-2.0", "MS-PL", "MulanPSL-1.0", "MulanPSL-2.0", "MulanPubL-2.0", "NCSA", "O-UDA-1.0", "ODbL-1.0", "ODC-By-1.0", "OFL-1.1", "OGL-UK-3.0", "OSL-3.0",
        "PDDL-1.0", "Unlicense", "WTFPL", "Zlib", "etalab-2.0",
        "odc-by", "odbl", "pddl", "cc0", "gpl", "lgpl", "bsd",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal static bool Contains(string id) => Ids.Contains(id) || Ids.Contains(id.Replace(' ', '-'));

    internal static bool IsShareAlike(string id) => id.Contains("-SA", StringComparison.OrdinalIgnoreCase) || id.Contains(" SA", StringComparison.OrdinalIgnoreCase) || id.StartsWith("GPL", StringComparison.OrdinalIgnoreCase) || id.StartsWith("AGPL", StringComparison.OrdinalIgnoreCase) || id.StartsWith("ODbL", StringComparison.OrdinalIgnoreCase);

    internal static bool IsNonCommercial(string id) => id.Contains("-NC", StringComparison.OrdinalIgnoreCase) || id.Contains(" NC", StringComparison.OrdinalIgnoreCase);
}
