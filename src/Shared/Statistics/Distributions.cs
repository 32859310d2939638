namespace GenAiMeasures;

// The few distributions this package needs. About a hundred lines stand in for a dependency: only quantiles of the binomial and of the
// normal are used, and each is tested against R's values to the digits R prints.
internal static class Distributions
{
    // P(X <= x)
    internal static double BinomialCumulative(long x, long n, double p) =>
        x < 0 ? 0 : x >= n ? 1 : IncompleteBeta(n - x, x + 1, 1 - p, p);

    internal static double HypergeometricProbability(long x, long population, long marked, long n)
    {
        long unmarked = population - marked;
        if (x < Math.Max(0, n - unmarked) || x > Math.Min(n, marked))
        {
            return 0;
        }

        if (n == 0)
        {
            return 1;
        }

        double p = (double)n / population;
        double q = (double)(population - n) / population;
        return SaddlePoint.Binomial(x, marked, p, q) * SaddlePoint.Binomial(n - x, unmarked, p, q) / SaddlePoint.Binomial(n, population, p, q);
    }

    // P(X <= x), summed from the term nearest to x outwards, on the shorter side
    internal static double HypergeometricCumulative(long x, long population, long marked, long n)
    {
        long low = Math.Max(0, n - (population - marked));
        long high = Math.Min(n, marked);
        if (x < low)
        {
            return 0;
        }

        if (x >= high)
        {
            return 1;
        }

        bool isBelow = x <= (double)n * marked / population;
        double sum = 0;
        if (isBelow)
        {
            double term = HypergeometricProbability(x, population, marked, n);
            for (long i = x; i >= low && term > sum * 1e-18; i--)
            {
                sum += term;
                term *= (double)i * (population - marked - n + i) / ((double)(marked - i + 1) * (n - i + 1));
            }

            return Math.Min(1, sum);
        }

        double upper = HypergeometricProbability(x + 1, population, marked, n);
        for (long i = x + 1; i <= high && upper > sum * 1e-18; i++)
        {
            sum += upper;
            upper *= (double)(marked - i) * (n - i) / ((double)(i + 1) * (population - marked - n + i + 1));
        }

        return Math.Max(0, 1 - sum);
    }

    // The p at which the regularised incomplete beta of whole a and b is the given value.
    internal static double BetaQuantile(double value, long a, long b)
    {
        double low = 0;
        double high = 1;
        double x = (double)a / (a + b);
        for (int i = 0; i < 200; i++)
        {
            double difference = IncompleteBeta(a, b, x, 1 - x) - value;
            if (difference == 0)
            {
                return x;
            }

            (low, high) = difference < 0 ? (x, high) : (low, x);

            // Newton inside the bracket, halving where it would leave it
            double density = SaddlePoint.Binomial(a, a + b, x, 1 - x) * a * b / ((double)(a + b) * x * (1 - x));
            double next = density > 0 ? x - (difference / density) : double.NaN;
            if (!(next > low && next < high))
            {
                next = 0.5 * (low + high);
            }

            if (Math.Abs(next - x) <= 1e-16 * x)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    // P(Z <= z)
    internal static double Normal(double z)
    {
        double tail = 0.5 * UpperGammaHalf(0.5 * z * z);
        return z > 0 ? 1 - tail : tail;
    }

    internal static double NormalUpper(double z) => Normal(-z);

    // Newton on the upper tail from a bracket, so that both tails keep their digits
    internal static double NormalQuantile(double p)
    {
        if (p == 0.5)
        {
            return 0;
        }

        double tail = Math.Min(p, 1 - p);
        double z = Math.Sqrt(-2 * Math.Log(tail)) * 0.8;
        for (int i = 0; i < 100; i++)
        {
            double density = Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);
            double step = (NormalUpper(z) - tail) / density;
            z += Math.Clamp(step, -0.5, 0.5);
            if (Math.Abs(step) <= 1e-16 * z)
            {
                break;
            }
        }

        return p < 0.5 ? -z : z;
    }

    // Lentz's continued fraction, on the side where it converges at once. y is 1 - x, kept apart so that a small one keeps its digits.
    private static double IncompleteBeta(long a, long b, double x, double y)
    {
        if (x <= 0 || y <= 0)
        {
            return x <= 0 ? 0 : 1;
        }

        double front = SaddlePoint.Binomial(a, a + b, x, y) * a * b / (a + (double)b);
        return x < (a + 1.0) / (a + b + 2.0)
            ? front * Fraction(a, b, x) / a
            : 1 - (front * Fraction(b, a, y) / b);
    }

    private static double Fraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        double c = 1;
        double d = Invert(1 - ((a + b) * x / (a + 1)));
        double h = d;
        for (int m = 1; m <= 100_000; m++)
        {
            double even = m * (b - m) * x / ((a - 1 + (2 * m)) * (a + (2 * m)));
            d = Invert(1 + (even * d));
            c = Bound(1 + (even / c));
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + 1 + (2 * m)));
            d = Invert(1 + (odd * d));
            c = Bound(1 + (odd / c));
            double delta = d * c;
            h *= delta;
            if (Math.Abs(delta - 1) < 1e-16)
            {
                break;
            }
        }

        return h;

        static double Bound(double value) => Math.Abs(value) < Tiny ? Tiny : value;

        static double Invert(double value) => 1 / Bound(value);
    }

    // the regularised upper incomplete gamma of one half: erfc of the root of x
    private static double UpperGammaHalf(double x)
    {
        if (x < 1.5)
        {
            double term = 2 * Math.Sqrt(x / Math.PI);
            double sum = term;
            for (int n = 1; term > sum * 1e-17; n++)
            {
                term *= x / (n + 0.5);
                sum += term;
            }

            return 1 - (sum * Math.Exp(-x));
        }

        double b = x + 0.5;
        double c = 1e300;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < 10_000; i++)
        {
            double an = -i * (i - 0.5);
            b += 2;
            d = 1 / ((an * d) + b);
            c = b + (an / c);
            double delta = d * c;
            h *= delta;
            if (Math.Abs(delta - 1) < 1e-16)
            {
                break;
            }
        }

        return Math.Exp(-x) * Math.Sqrt(x / Math.PI) * h;
    }
}
