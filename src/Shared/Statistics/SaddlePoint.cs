namespace GenAiMeasures;

// Loader's saddle-point form (C. Loader, "Fast and accurate computation of binomial probabilities", 2000): the differences of large
// logarithms that cost a plain log-gamma its last digits are never formed.
internal static class SaddlePoint
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    private static readonly double[] StirlingErrors = MakeStirlingErrors();

    internal static double Binomial(double x, double n, double p, double q)
    {
        if (p == 0)
        {
            return x == 0 ? 1 : 0;
        }

        if (q == 0)
        {
            return x == n ? 1 : 0;
        }

        if (x == 0)
        {
            return p < 0.1 ? Math.Exp(-Deviance(n, n * q) - (n * p)) : Math.Pow(q, n);
        }

        if (x == n)
        {
            return q < 0.1 ? Math.Exp(-Deviance(n, n * p) - (n * q)) : Math.Pow(p, n);
        }

        if (x < 0 || x > n)
        {
            return 0;
        }

        double exponent = StirlingError(n) - StirlingError(x) - StirlingError(n - x) - Deviance(x, n * p) - Deviance(n - x, n * q);
        return Math.Exp(exponent) * Math.Sqrt(n / (2 * Math.PI * x * (n - x)));
    }

    // log(n!) - log(sqrt(2 pi n) (n/e)^n)
    internal static double StirlingError(double n)
    {
        if (n <= 15 && n == Math.Floor(n))
        {
            return StirlingErrors[(int)n];
        }

        double square = n * n;
        return n > 500 ? ((1.0 / 12) - (1.0 / 360 / square)) / n
            : ((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (((1.0 / 1680) - (1.0 / 1188 / square)) / square)) / square)) / square)) / n;
    }

    // x log(x/m) + m - x
    private static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) < 0.1 * (x + m))
        {
            double v = (x - m) / (x + m);
            double sum = (x - m) * v;
            double term = 2 * x * v;
            for (int j = 1; ; j++)
            {
                term *= v * v;
                double next = sum + (term / ((2 * j) + 1));
                if (next == sum)
                {
                    return next;
                }

                sum = next;
            }
        }

        return (x * Math.Log(x / m)) + m - x;
    }

    private static double[] MakeStirlingErrors()
    {
        double[] errors = new double[16];
        double factorial = 1;
        for (int n = 1; n < errors.Length; n++)
        {
            factorial *= n;
            errors[n] = Math.Log(factorial) - HalfLogTwoPi - (0.5 * Math.Log(n)) - (n * Math.Log(n)) + n;
        }

        return errors;
    }
}
