namespace GenAiMeasures.Provenance;

/// <summary>The model of Dawid and Skene (1979): estimates the true labels and the errors of each rater together, by expectation and maximisation. Thread-safe.</summary>
public static class DawidSkene
{
    /// <summary>Fits the model, from the observed shares on. The likelihood never falls.</summary>
    /// <param name="table">The ratings; an item may be rated several times by one rater.</param>
    /// <param name="maxIterations">The most rounds. Default: 200.</param>
    /// <param name="tolerance">The gain in log-likelihood below which it stops. Default: 1e-10.</param>
    /// <returns>The result, or <see langword="null"/> without a rating.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one round.</exception>
    public static DawidSkeneResult? Fit(RatingTable table, int maxIterations = 200, double tolerance = 1e-10)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxIterations, 1);
        if (table.Ratings == 0)
        {
            return null;
        }

        int q = table.CategoryNames.Length;
        double[] posterior = ObservedShares(table, q);
        double[] shares = new double[q];
        double[] errors = new double[table.Raters * q * q];
        double likelihood = double.NegativeInfinity;
        int iterations = 0;
        bool isConverged = false;
        while (!isConverged && iterations < maxIterations)
        {
            iterations++;
            Maximise(table, posterior, shares, errors);
            double next = Expect(table, posterior, shares, errors);
            isConverged = next - likelihood < tolerance;
            likelihood = next;
        }

        return new DawidSkeneResult
        {
            Labels = Enumerable.Range(0, table.Items).ToDictionary(i => table.ItemNames[i], i => table.CategoryNames[Best(posterior.AsSpan(i * q, q))], StringComparer.Ordinal),
            Shares = shares,
            Errors = Enumerable.Range(0, table.Raters).ToDictionary(
                r => table.RaterNames[r],
                r => (IReadOnlyList<IReadOnlyList<double>>)[.. Enumerable.Range(0, q).Select(j => errors.AsSpan(((r * q) + j) * q, q).ToArray())],
                StringComparer.Ordinal),
            LogLikelihood = likelihood,
            Iterations = iterations,
            IsConverged = isConverged,
        };
    }

    private static double[] ObservedShares(RatingTable table, int q)
    {
        double[] posterior = new double[table.Items * q];
        for (int i = 0; i < table.Items; i++)
        {
            int count = table.ItemStarts[i + 1] - table.ItemStarts[i];
            for (int cell = table.ItemStarts[i]; cell < table.ItemStarts[i + 1]; cell++)
            {
                posterior[(i * q) + table.CellValues[cell]] += 1.0 / count;
            }
        }

        return posterior;
    }

    private static void Maximise(RatingTable table, double[] posterior, double[] shares, double[] errors)
    {
        int q = shares.Length;
        Array.Clear(shares);
        Array.Clear(errors);
        for (int i = 0; i < table.Items; i++)
        {
            for (int j = 0; j < q; j++)
            {
                double weight = posterior[(i * q) + j];
                shares[j] += weight / table.Items;
                for (int cell = table.ItemStarts[i]; weight > 0 && cell < table.ItemStarts[i + 1]; cell++)
                {
                    errors[(((table.CellRaters[cell] * q) + j) * q) + table.CellValues[cell]] += weight;
                }
            }
        }

        for (int row = 0; row < errors.Length; row += q)
        {
            Span<double> line = errors.AsSpan(row, q);
            double sum = 0;
            foreach (double value in line)
            {
                sum += value;
            }

            for (int l = 0; l < q && sum > 0; l++)
            {
                line[l] /= sum;
            }
        }
    }

    // in logarithms: an item with a thousand ratings must not underflow
    private static double Expect(RatingTable table, double[] posterior, double[] shares, double[] errors)
    {
        int q = shares.Length;
        double likelihood = 0;
        double[] logs = new double[errors.Length];
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = Math.Log(errors[i]);
        }

        for (int i = 0; i < table.Items; i++)
        {
            Span<double> line = posterior.AsSpan(i * q, q);
            double greatest = double.NegativeInfinity;
            for (int j = 0; j < q; j++)
            {
                double log = Math.Log(shares[j]);
                for (int cell = table.ItemStarts[i]; cell < table.ItemStarts[i + 1]; cell++)
                {
                    log += logs[(((table.CellRaters[cell] * q) + j) * q) + table.CellValues[cell]];
                }

                line[j] = log;
                greatest = Math.Max(greatest, log);
            }

            double sum = 0;
            for (int j = 0; j < q; j++)
            {
                line[j] = Math.Exp(line[j] - greatest);
                sum += line[j];
            }

            for (int j = 0; j < q; j++)
            {
                line[j] /= sum;
            }

            likelihood += greatest + Math.Log(sum);
        }

        return likelihood;
    }

    private static int Best(ReadOnlySpan<double> line)
    {
        int best = 0;
        for (int j = 1; j < line.Length; j++)
        {
            best = line[j] > line[best] ? j : best;
        }

        return best;
    }
}
