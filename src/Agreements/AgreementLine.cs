using System.Linq.Expressions;
using AgiiPlatform.Agreements.Signatures;

namespace AgiiPlatform.Agreements;

/// <summary>One agreement in the list: what it is, how it stands and who must act.</summary>
public sealed record AgreementLine(
    Guid Id, string? Number, string Title, Theme Theme, DateOnly From, DateOnly Until, State State, string StateLabel, string Next, DateOnly? SignedOn);
