using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

/// <summary>The catalogue of duties, read from a data file of this package, and what this app does about each. Thread-safe.</summary>
public sealed class DutyCatalog : IDutyCatalog
{
    private static readonly ImmutableArray<Duty> Duties = CoreData.Read("duties.json", CoreJsonContext.Default.ImmutableArrayDuty);

    private static readonly FrozenDictionary<string, Duty> ById = Duties.ToFrozenDictionary(d => d.Id, StringComparer.Ordinal);

    /// <summary>Initializes the catalogue for an app.</summary>
    /// <param name="options">The app's settings.</param>
    /// <param name="contributors">Who states what is covered.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A contributor names a duty that the catalogue does not hold.</exception>
    public DutyCatalog(IOptions<GenAiComplianceOptions> options, IEnumerable<IDutyContributor> contributors)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(contributors);

        var best = new Dictionary<string, DutyContribution>(StringComparer.Ordinal);
        foreach (DutyContribution contribution in contributors.SelectMany(c => c.Contribute()))
        {
            if (!ById.ContainsKey(contribution.DutyId))
            {
                throw new InvalidOperationException(
                    $"A duty contributor names '{contribution.DutyId}' ({contribution.By}), which is not in the catalogue of GenAiMeasures.Core. Use an id of DutyCatalog.All.");
            }

            if (!best.TryGetValue(contribution.DutyId, out DutyContribution? other) || contribution.Kind > other.Kind)
            {
                best[contribution.DutyId] = contribution;
            }
        }

        Coverage = [.. Duties.Select(d => Cover(d, best.GetValueOrDefault(d.Id), options.Value))];
        Gaps = [.. Coverage.Where(c => c.Kind != DutyCoverageKind.Waived && c.Kind < c.Duty.Minimum)];
    }

    /// <summary>Gets the duties in the catalogue's order.</summary>
    public static IReadOnlyList<Duty> All => Duties;

    /// <inheritdoc/>
    public IReadOnlyList<DutyCoverage> Coverage { get; }

    /// <inheritdoc/>
    public IReadOnlyList<DutyCoverage> Gaps { get; }

    /// <summary>Whether the catalogue holds a duty.</summary>
    /// <param name="id">The duty's id.</param>
    /// <returns>Whether it does.</returns>
    public static bool Contains(string id) => ById.ContainsKey(id);

    private static DutyCoverage Cover(Duty duty, DutyContribution? contribution, GenAiComplianceOptions options)
    {
        if (contribution is not null && contribution.Kind >= duty.Minimum)
        {
            return new DutyCoverage(duty, contribution.Kind, contribution.By);
        }

        if (options.Waivers.TryGetValue(duty.Id, out string? reason))
        {
            return new DutyCoverage(duty, DutyCoverageKind.Waived, reason);
        }

        if (duty.PublicOnly && options.Scope == ServiceScope.Internal)
        {
            return new DutyCoverage(duty, DutyCoverageKind.Waived, "Interim Measures Art. 2(3): the service is not offered to the public in mainland China");
        }

        if (contribution is not null)
        {
            return new DutyCoverage(duty, contribution.Kind, contribution.By);
        }

        // a duty that software may leave to people is left to them by name, never silently
        return duty.Minimum <= DutyCoverageKind.Operator
            ? new DutyCoverage(duty, DutyCoverageKind.Operator, "the operator")
            : new DutyCoverage(duty, DutyCoverageKind.Uncovered, "no package in use sees to it");
    }
}
