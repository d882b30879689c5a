namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>What is looked for in a list of referrals: <c>state</c> and <c>direction</c>, both optional.</summary>
public sealed record ReferralFilter(ReferralState? State, Direction? Direction)
{
    /// <summary>Binds from the query string.</summary>
    public static ValueTask<ReferralFilter?> BindAsync(HttpContext http)
    {
        var check = new Check();
        var filter = new ReferralFilter(Read<ReferralState>("state"), Read<Direction>("direction"));
        check.ThrowIfInvalid();
        return new(filter);

        T? Read<T>(string name) where T : struct, Enum
        {
            var text = http.Request.Query[name].ToString();
            var value = ApiName.Read<T>(text);
            if (value is null && text.Length > 0)
            {
                check.Must(false, name, $"Kies uit {Dutch.List([.. Enum.GetValues<T>().Select(v => v.ToApiName())])}.");
            }

            return value;
        }
    }

    internal IQueryable<Referral> Of(IQueryable<Referral> referrals)
    {
        var (state, direction) = this;
        referrals = state is null ? referrals : referrals.Where(r => r.State == state);
        return direction is null ? referrals : referrals.Where(r => r.Direction == direction);
    }
}
