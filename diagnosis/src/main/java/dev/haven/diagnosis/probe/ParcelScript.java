package dev.haven.diagnosis.probe;

import dev.haven.diagnosis.Check;
import dev.haven.diagnosis.Deadline;
import dev.haven.diagnosis.Service.Language;
import dev.haven.wire.Outbound;
import java.util.ArrayList;
import java.util.List;

/// What a mail program says to send a [Parcel], to read it, and to remove it.
public enum ParcelScript {
  SEND,
  READ,
  REMOVE;

  /// Signs in and does it.
  public Check<SignIn> check(
      Outbound outbound,
      Target target,
      Credentials who,
      Patience patience,
      Deadline deadline,
      Parcel parcel) {
    return SignInProbe.check(
        outbound,
        target,
        patience,
        deadline,
        (language, offer) -> of(language, who, offer, parcel));
  }

  /// Empty where there is no mechanism in common.
  private List<SignInStep> of(Language language, Credentials who, Offer offer, Parcel parcel) {
    return switch (language) {
      case SMTP -> sending(who, offer, parcel);
      case IMAP -> byImap(who, offer, parcel);
      case POP3 -> byPop3(who, offer, parcel);
      case SIEVE -> List.of();
    };
  }

  private static List<SignInStep> sending(Credentials who, Offer offer, Parcel parcel) {
    var steps = new ArrayList<>(SmtpScript.signIn(who, offer));
    if (!steps.isEmpty()) {
      steps.addAll(SmtpScript.sending(parcel));
    }
    return steps;
  }

  private List<SignInStep> byImap(Credentials who, Offer offer, Parcel parcel) {
    var dialect = new ImapDialect();
    var steps = new ArrayList<>(ImapScript.signIn(dialect, who, offer));
    if (!steps.isEmpty()) {
      var parcels = new ImapParcel(dialect, parcel);
      steps.add(this == READ ? parcels.find() : parcels.remove());
    }
    return steps;
  }

  private List<SignInStep> byPop3(Credentials who, Offer offer, Parcel parcel) {
    var steps = new ArrayList<>(Pop3Script.signIn(who, offer));
    if (!steps.isEmpty()) {
      steps.add(Pop3Parcel.step(parcel, this == REMOVE));
    }
    return steps;
  }
}
