namespace GenAiMeasures;

// The working state about people, as far as erasures are concerned: what of it goes with which keys.
internal sealed class SubjectStates(Ledger ledger, IEnumerable<ISubjectState> states)
{
    private readonly List<(ISubjectState State, int Class)> _states =
        [.. states.Select(s => (s, RetentionPolicy.Data.Classes.First(c => c.Code == s.RetentionClass).Id))];

    // by the number of the retention class: why a person's records of that class must stay
    internal async ValueTask<Dictionary<int, string>> FindObstaclesAsync(string pseudonym, CancellationToken cancellationToken)
    {
        var obstacles = new Dictionary<int, string>();
        foreach ((ISubjectState state, int id) in _states)
        {
            if (await state.FindObstacleAsync(pseudonym, cancellationToken) is { } ground)
            {
                obstacles[id] = ground;
            }
        }

        return obstacles;
    }

    // what is kept of a person outside of the classes that must stay
    internal async ValueTask EraseAsync(string pseudonym, IReadOnlySet<int> keptClasses, CancellationToken cancellationToken)
    {
        foreach ((ISubjectState state, int id) in _states)
        {
            if (!keptClasses.Contains(id))
            {
                await EraseAsync(state, pseudonym, cancellationToken);
            }
        }
    }

    // Keys tell a person by a hash that cannot be turned back, so whoever has state is hashed and compared. Returns the keys that
    // may go, after the state has gone that they stood for.
    internal async ValueTask<List<long>> EraseWithAsync(IReadOnlyList<long> keys, CancellationToken cancellationToken)
    {
        List<LedgerKey> rows = _states.Count == 0 ? [] : await ReadAsync(keys, cancellationToken);
        var mustStay = new HashSet<long>();
        foreach ((ISubjectState state, int id) in _states)
        {
            Dictionary<SubjectLookup, List<long>> bySubject = rows.Where(k => k.Name.Class == id && !k.Name.Subject.IsService)
                .GroupBy(k => k.Name.Subject).ToDictionary(g => g.Key, g => g.Select(k => k.Number).ToList());
            if (bySubject.Count == 0)
            {
                continue;
            }

            await foreach (string pseudonym in state.ListSubjectsAsync(cancellationToken))
            {
                SubjectLookup lookup = await ledger.LookupAsync(pseudonym, cancellationToken);
                if (!bySubject.TryGetValue(lookup, out List<long>? own))
                {
                    continue;
                }

                if (await state.FindObstacleAsync(pseudonym, cancellationToken) is not null)
                {
                    mustStay.UnionWith(own);
                }
                else if (await IsLastAsync(lookup, id, own, cancellationToken))
                {
                    await EraseAsync(state, pseudonym, cancellationToken);
                }
            }
        }

        return [.. keys.Where(k => !mustStay.Contains(k))];
    }

    private async ValueTask EraseAsync(ISubjectState state, string pseudonym, CancellationToken cancellationToken) => await ledger.RelievedAsync(async () =>
    {
        await state.EraseAsync(pseudonym, cancellationToken);
        return true;
    });

    private async ValueTask<bool> IsLastAsync(SubjectLookup lookup, int id, List<long> going, CancellationToken cancellationToken) =>
        (await ledger.Store.Keys.FindSubjectAsync(lookup, cancellationToken)).All(k => k.Name.Class != id || going.Contains(k.Number));

    private async ValueTask<List<LedgerKey>> ReadAsync(IReadOnlyList<long> numbers, CancellationToken cancellationToken)
    {
        var keys = new List<LedgerKey>(numbers.Count);
        foreach (long number in numbers)
        {
            keys.AddRange((await ledger.Store.Keys.ReadAsync(number - 1, 1, cancellationToken)).Where(k => k.Number == number));
        }

        return keys;
    }
}
