namespace AgiiPlatform.Platform.Http;

/// <summary>Nobody is signed in: 401 for programs, the sign-in page for people.</summary>
public sealed class NotSignedIn() : Exception("Not signed in.");
