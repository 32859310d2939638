using GenAiMeasures;
using GenAiMeasures.AspNetCore;
using Microsoft.Extensions.AI;

namespace Microsoft.AspNetCore.Http;

/// <summary>Answers of the pipeline over HTTP, with their labels (Interim Measures Art. 12, GB 45438-2025).</summary>
public static class GenAiHttpResponseExtensions
{
    /// <summary>Streams an answer as server-sent events (<see cref="GenAiStreamEvents"/>). Tool calls and results are not sent.</summary>
    /// <param name="response">The response; nothing may have been written to it.</param>
    /// <param name="updates">The answer, from a client that the pipeline wraps.</param>
    /// <param name="cancellationToken">Ends the answer; by default the request's own.</param>
    /// <returns>A task that ends with the answer.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <remarks>An error after the first event ends the stream with the event <c>error</c> and is thrown on.</remarks>
    public static Task WriteGenAiStreamAsync(this HttpResponse response, IAsyncEnumerable<ChatResponseUpdate> updates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(updates);
        return new AnswerStream(response).WriteAsync(updates, cancellationToken.CanBeCanceled ? cancellationToken : response.HttpContext.RequestAborted);
    }

    /// <summary>Writes a whole answer as a JSON object with the text, the labels, and what was refused, and the implicit label in the header <c>AIGC</c>.</summary>
    /// <param name="response">The response; nothing may have been written to it.</param>
    /// <param name="answer">The answer, from a client that the pipeline wraps.</param>
    /// <param name="cancellationToken">Ends the writing; by default the request's own.</param>
    /// <returns>A task that ends when it is written.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static async Task WriteGenAiResponseAsync(this HttpResponse response, ChatResponse answer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(answer);
        response.SetGenAiLabel(answer);
        response.ContentType = "application/json; charset=utf-8";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        await response.Body.WriteAsync(AnswerEnvelope.Write(answer), cancellationToken.CanBeCanceled ? cancellationToken : response.HttpContext.RequestAborted);
    }

    /// <summary>Puts the implicit label of an answer into the header <c>AIGC</c>: for hosts with a body of their own. Nothing is set when the answer has none.</summary>
    /// <param name="response">The response; its headers must not have been sent.</param>
    /// <param name="answer">The answer.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static void SetGenAiLabel(this HttpResponse response, ChatResponse answer)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(answer);
        AnswerHeader.Set(response, new AnswerFacts(answer.AdditionalProperties)[GenAiMeasuresProperties.ImplicitLabel]);
    }
}
