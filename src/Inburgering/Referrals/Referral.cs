using AgiiPlatform.Contracts;

namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>
/// A client referred by the OCMW to AgII or the other way round: one record in the municipality's tenant that both parties act on.
/// Only the receiver answers, only the sender takes back, and each state says whose turn it is.
/// </summary>
internal sealed class Referral : TenantEntity
{
    internal static readonly IReadOnlyList<ReferralState> OpenStates = [ReferralState.Sent, ReferralState.Received, ReferralState.Accepted];

    private Referral()
    {
    }

    public Direction Direction { get; private set; }
    public ReferralState State { get; private set; }
    public Guid ProtocolId { get; private set; }
    public DateTime SentAt { get; private set; }

    public byte[]? InszLocked { get; private set; }
    public byte[]? InszFingerprint { get; private set; }
    public string? InszMasked { get; private set; }
    public string FirstName { get; private set; } = "";
    public string LastName { get; private set; } = "";
    public DateOnly? BirthDate { get; private set; }
    public string? Phone { get; private set; }
    public string? Email { get; private set; }
    public string? InterpreterLanguage { get; private set; }

    public Reason Reason { get; private set; }
    public string? ReasonText { get; private set; }
    public DateOnly? GpmiOn { get; private set; }
    public DateOnly? DesiredAppointment { get; private set; }
    public string? Note { get; private set; }

    public RefusalReason? RefusalReason { get; private set; }

    /// <summary>Why it was refused, stopped or withdrawn, in the words of who did so.</summary>
    public string? Explanation { get; private set; }

    public Outcome? Outcome { get; private set; }
    public string? Feedback { get; private set; }

    /// <summary>The receiver answered, and nobody at the sender has read it: keeps an answer from getting lost.</summary>
    public bool AnswerUnread { get; private set; }

    /// <summary>The sender knew that another referral of this person was open for the same reason, and confirmed this one.</summary>
    public bool ConfirmedDuplicate { get; private set; }

    public IReadOnlyList<Step> Timeline { get; private set; } = [];

    internal ReferralParty Sender => Direction.Sender();
    internal ReferralParty Receiver => Direction.Receiver();
    internal bool IsOpen => OpenStates.Contains(State);

    /// <summary>
    /// Whether the birth date given is another than that in the number. It is told and refuses nothing: the register has dates that were
    /// not known, or changed. The masked number shows its date; 20 or 40 is added to the month of a bis number, 00 is not known.
    /// </summary>
    internal bool BirthDateDiffers => BirthDate is { } born && InszMasked?.Split('.', '-') is [var year, var month, var day, ..]
        && (int.Parse(year) != born.Year % 100 || int.Parse(month) % 20 is not 0 and var m && m != born.Month
            || int.Parse(day) is not 0 and var d && d != born.Day);

    /// <summary>Whose turn it is; null when it is over.</summary>
    internal ReferralParty? Next => NextParty(Direction, State);

    internal static ReferralParty? NextParty(Direction direction, ReferralState state) =>
        OpenStates.Contains(state) ? direction.Receiver() : null;

    /// <summary>The column name that the encrypted number is bound to.</summary>
    internal const string InszColumn = "insz";

    internal static Referral Send(
        Direction direction, Guid protocolId, Client client, Request request, Func<Guid, EncryptedInsz?> encrypt, DateTime now, string role)
    {
        var referral = new Referral
        {
            Direction = direction,
            ProtocolId = protocolId,
            SentAt = now,
            FirstName = client.FirstName, LastName = client.LastName, BirthDate = client.BirthDate,
            Phone = client.Phone, Email = client.Email, InterpreterLanguage = client.InterpreterLanguage,
            Reason = request.Reason, ReasonText = request.ReasonText, GpmiOn = request.GpmiOn,
            DesiredAppointment = request.DesiredAppointment, Note = request.Note, ConfirmedDuplicate = request.ConfirmedDuplicate,
        };
        // The vault binds the number to this record, so it needs the record's id.
        if (encrypt(referral.Id) is { } insz)
        {
            (referral.InszLocked, referral.InszFingerprint, referral.InszMasked) = (insz.Locked, insz.Fingerprint, insz.Masked);
        }

        referral.Become(ReferralState.Sent, referral.Sender, now, role);
        return referral;
    }

    /// <summary>
    /// Somebody opens it: at the receiver the first opening is its receipt, at the sender the reading of the answer. True when anything
    /// changed.
    /// </summary>
    internal bool Open(bool asReceiver, bool asSender, DateTime now, string role)
    {
        if (asReceiver && State == ReferralState.Sent)
        {
            Become(ReferralState.Received, Receiver, now, role);
            return true;
        }

        var read = asSender && AnswerUnread;
        AnswerUnread &= !read;
        return read;
    }

    internal void Accept(DateTime now, string role)
    {
        Expect("accepted", "aanvaarden", ReferralState.Sent, ReferralState.Received);
        Become(ReferralState.Accepted, Receiver, now, role);
    }

    internal void Refuse(RefusalReason reason, string? explanation, DateTime now, string role)
    {
        if (State == ReferralState.Accepted)
        {
            throw new RuleViolation("referral-accepted",
                $"Deze doorverwijzing is al aanvaard{ByAndWhen()}. Weigeren kan niet meer: zet ze stop, met een reden.");
        }

        Expect("refused", "weigeren", ReferralState.Sent, ReferralState.Received);
        (RefusalReason, Explanation) = (reason, explanation);
        Become(ReferralState.Refused, Receiver, now, role);
    }

    internal void Complete(Outcome outcome, string feedback, DateTime now, string role)
    {
        Expect("completed", "afronden", ReferralState.Accepted);
        (Outcome, Feedback) = (outcome, feedback);
        Become(ReferralState.Completed, Receiver, now, role);
    }

    internal void Stop(string reason, DateTime now, string role)
    {
        Expect("stopped", "stopzetten", ReferralState.Accepted);
        Explanation = reason;
        Become(ReferralState.Stopped, Receiver, now, role);
    }

    internal void Withdraw(string reason, DateTime now, string role)
    {
        Expect("withdrawn", "intrekken", ReferralState.Sent, ReferralState.Received);
        Explanation = reason;
        Become(ReferralState.Withdrawn, Sender, now, role);
    }

    /// <summary>The message about this change.</summary>
    internal object Event() => State == ReferralState.Sent
        ? new ReferralSent(Id, Direction.ToApiName(), SentAt, Version + 1)
        : new ReferralChanged(Id, State.ToApiName(), Timeline[^1].At, Version + 1);

    private void Become(ReferralState state, ReferralParty by, DateTime now, string role)
    {
        State = state;
        Timeline = [.. Timeline, new Step(state, now, by, role)];
        AnswerUnread = by == Receiver
            && state is ReferralState.Accepted or ReferralState.Refused or ReferralState.Completed or ReferralState.Stopped;
    }

    /// <summary>Refuses what this state does not allow, in a sentence that names the state and who brought it there.</summary>
    private void Expect(string rule, string verb, params ReadOnlySpan<ReferralState> states) =>
        RuleViolation.If(!states.Contains(State), $"referral-not-{rule}",
            State is ReferralState.Sent or ReferralState.Received
                ? $"Deze doorverwijzing is nog niet aanvaard. U kunt ze pas {verb} nadat ze aanvaard is."
                : $"Deze doorverwijzing is al {State.Text()}{ByAndWhen()}. U kunt ze niet meer {verb}.");

    private string ByAndWhen() =>
        $" door {(Timeline[^1].By == ReferralParty.Ocmw ? "het OCMW" : "AgII")} op {Timeline[^1].At.InWords()}";
}
