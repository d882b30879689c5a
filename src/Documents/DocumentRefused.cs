namespace AgiiPlatform.Documents;

/// <summary>A document that was not let in.</summary>
/// <param name="sentence">Why, in Dutch, for the person who sent it.</param>
public sealed class DocumentRefused(string sentence) : Exception(sentence);
