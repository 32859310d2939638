namespace GenAiMeasures.Moderation;

/// <summary>Trains a classifier: logistic regression by AdaGrad over hashed character runs, quantised to one byte a weight.</summary>
public static class NgramTrainer
{
    /// <summary>Trains.</summary>
    /// <param name="rows">Labelled rows of both classes. Mind the licence of the set: a model trained on it carries it on.</param>
    /// <param name="options">Settings; default: the defaults.</param>
    /// <returns>The model; the same for the same rows, settings and seed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are no rows of one of the classes, or a setting is out of range.</exception>
    public static NgramModel Train(IReadOnlyList<LabelledText> rows, NgramTrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new NgramTrainingOptions();
        int positive = rows.Count(r => r.IsPositive);
        if (positive == 0 || positive == rows.Count)
        {
            throw new ArgumentException("Rows of both classes are needed to train a classifier.", nameof(rows));
        }

        if (options.Bits is < NgramTrainingOptions.MinBits or > NgramTrainingOptions.MaxBits || options.Epochs is < 1 or > 100 || options.Rate <= 0)
        {
            throw new ArgumentException("Bits go from 10 to 22, Epochs from 1 to 100, and Rate is greater than 0.", nameof(options));
        }

        int[][] features = [.. rows.Select(r => Features(r.Text, options.Bits))];
        float[] weights = Descend(rows, features, options, out float bias);
        return Quantise(weights, bias, options.Bits);
    }

    private static int[] Features(string text, int bits)
    {
        var features = new List<int>(text.Length * 3);
        NgramFeatures.Sum(text, bits, new CollectedFeatures(features), out _);
        return [.. features];
    }

    private static float[] Descend(IReadOnlyList<LabelledText> rows, int[][] features, NgramTrainingOptions options, out float bias)
    {
        var weights = new float[1 << options.Bits];
        var squares = new float[1 << options.Bits];
        float rate = (float)options.Rate;
        bias = 0;
        float biasSquares = 1;
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        var random = new Random(options.Seed);
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
#pragma warning disable CA5394 // an order to learn in, repeatable by its seed
            random.Shuffle(order);
#pragma warning restore CA5394
            foreach (int row in order)
            {
                int[] own = features[row];
                if (own.Length == 0)
                {
                    continue;
                }

                float value = 1 / MathF.Sqrt(own.Length);
                float sum = 0;
                foreach (int feature in own)
                {
                    sum += weights[feature];
                }

                float error = (1 / (1 + MathF.Exp(-((sum * value) + bias)))) - (rows[row].IsPositive ? 1 : 0);
                biasSquares += error * error;
                bias -= rate * error / MathF.Sqrt(biasSquares);
                float step = error * value;
                foreach (int feature in own)
                {
                    squares[feature] += step * step;
                    weights[feature] -= rate * step / (MathF.Sqrt(squares[feature]) + 1e-6f);
                }
            }
        }

        return weights;
    }

    // the greatest weight is 127; a few outliers would cost the others their precision and are cut off
    private static NgramModel Quantise(float[] weights, float bias, int bits)
    {
        float[] sizes = [.. weights.Select(MathF.Abs).Order()];
        float greatest = MathF.Max(sizes[(int)(sizes.Length * 0.9995)], 1e-9f);
        float scale = greatest / sbyte.MaxValue;
        var quantised = new sbyte[weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            quantised[i] = (sbyte)Math.Clamp(MathF.Round(weights[i] / scale), -sbyte.MaxValue, sbyte.MaxValue);
        }

        return new NgramModel(bits, scale, bias, quantised);
    }
}
