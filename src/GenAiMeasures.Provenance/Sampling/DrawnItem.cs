namespace GenAiMeasures.Provenance;

/// <summary>An item that was drawn.</summary>
/// <typeparam name="T">The item's type.</typeparam>
/// <param name="Index">Its place in the population, counted from 0.</param>
/// <param name="Id">Its id.</param>
/// <param name="Item">The item.</param>
public sealed record DrawnItem<T>(long Index, string Id, T Item);
