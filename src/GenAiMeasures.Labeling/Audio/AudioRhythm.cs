namespace GenAiMeasures.Labeling;

/// <summary>Makes the rhythm short-long short-short of GB 45438-2025 5.3 (quoted) as samples. Thread-safe.</summary>
public static class AudioRhythm
{
    private const double LongestUnit = 400;
    private const double ShortestUnit = 50;

    /// <summary>Makes the rhythm: eleven units of tone and silence, every channel alike.</summary>
    /// <param name="format">The format of the samples.</param>
    /// <param name="options">Unit, tone and loudness. Default: the defaults.</param>
    /// <returns>The samples, without a header.</returns>
    /// <exception cref="ArgumentException">The format or a value of the options is out of its range.</exception>
    public static byte[] CreateSamples(AudioFormat format, AudioLabelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(format);
        options ??= AudioLabelOptions.Default;
        Check(format, options);
        double unit = options.Unit.TotalSeconds * format.SampleRate;
        List<(double Start, double End)> marks = Marks(unit, out double length);
        int frames = (int)Math.Ceiling(length);
        byte[] samples = new byte[frames * format.BytesPerFrame];
        var writer = new SampleWriter(format, samples);
        double edge = AudioLabelData.Current.Suggested.EdgeMilliseconds * format.SampleRate / 1000.0;
        double level = Math.Pow(10, options.Level / 20);
        double turn = 2 * Math.PI * options.Frequency / format.SampleRate;
        int mark = 0;
        for (int i = 0; i < frames; i++)
        {
            while (mark < marks.Count && i >= marks[mark].End)
            {
                mark++;
            }

            double value = 0;
            if (mark < marks.Count && i >= marks[mark].Start)
            {
                // soft edges, so that nothing clicks
                double distance = Math.Min(i - marks[mark].Start, marks[mark].End - i);
                double envelope = distance >= edge ? 1 : 0.5 - (0.5 * Math.Cos(Math.PI * distance / edge));
                value = level * envelope * Math.Sin(turn * i);
            }

            writer.Write(value);
        }

        return samples;
    }

    // begin and end of each tone, in samples
    private static List<(double Start, double End)> Marks(double unit, out double length)
    {
        AudioLabelData.RhythmData rhythm = AudioLabelData.Current.Rhythm;
        var marks = new List<(double, double)>();
        double at = 0;
        int next = 0;
        foreach (int letter in rhythm.Letters)
        {
            for (int i = 0; i < letter; i++)
            {
                double tone = rhythm.Marks[next++] == '-' ? rhythm.DashUnits * unit : unit;
                marks.Add((at, at + tone));
                at += tone + (unit * (i + 1 < letter ? rhythm.GapUnits : rhythm.LetterGapUnits));
            }
        }

        length = at - (unit * rhythm.LetterGapUnits);
        return marks;
    }

    private static void Check(AudioFormat format, AudioLabelOptions options)
    {
        if (!format.IsKnown)
        {
            throw new ArgumentException("The format has a sample rate, a number of channels or a width that is not supported.", nameof(format));
        }

        if (options.Unit.TotalMilliseconds is < ShortestUnit or > LongestUnit)
        {
            throw new ArgumentException("The unit of the rhythm has to be from 50 to 400 ms.", nameof(options));
        }

        if (options.Frequency is < 200 or > 4_000 || options.Frequency * 2 >= format.SampleRate)
        {
            throw new ArgumentException("The tone has to be from 200 to 4,000 Hz, and below half of the sample rate.", nameof(options));
        }

        if (options.Level is not (>= -40 and <= -1))
        {
            throw new ArgumentException("The loudness has to be from -40 to -1 dB of full scale.", nameof(options));
        }
    }
}
