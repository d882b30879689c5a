namespace AgiiPlatform.Platform.Http;

/// <summary>A text in JSON that cannot be taken, with the sentence for who typed it; the reader adds which field it is.</summary>
public sealed class RefusedText(string sentence) : JsonException(sentence);
