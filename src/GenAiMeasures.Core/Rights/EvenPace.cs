namespace GenAiMeasures;

// Gives an answer at the next full step of time after it is there: how long something took tells nothing of what was found.
internal sealed class EvenPace(TimeProvider time, TimeSpan step)
{
    internal async ValueTask<T> RunAsync<T>(Func<ValueTask<T>> action)
    {
        long started = time.GetTimestamp();
        try
        {
            return await action();
        }
        finally
        {
            if (step > TimeSpan.Zero)
            {
                await Task.Delay(step - TimeSpan.FromTicks(time.GetElapsedTime(started).Ticks % step.Ticks), time);
            }
        }
    }
}
