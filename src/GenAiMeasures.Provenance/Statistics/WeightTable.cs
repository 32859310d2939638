namespace GenAiMeasures.Provenance;

internal static class WeightTable
{
    // row by row; 1 on the diagonal
    internal static double[] Make(RatingWeights weights, int categories)
    {
        double[] table = new double[categories * categories];
        double widest = Pairs(categories);
        for (int i = 0; i < categories; i++)
        {
            for (int j = 0; j < categories; j++)
            {
                double distance = Math.Abs(i - j);
                table[(i * categories) + j] = i == j ? 1 : weights switch
                {
                    RatingWeights.Linear => 1 - (distance / (categories - 1)),
                    RatingWeights.Quadratic => 1 - (distance * distance / ((double)(categories - 1) * (categories - 1))),
                    RatingWeights.Ordinal => 1 - (Pairs(distance + 1) / widest),
                    _ => 0,
                };
            }
        }

        return table;
    }

    private static double Pairs(double count) => count * (count - 1) / 2;
}
