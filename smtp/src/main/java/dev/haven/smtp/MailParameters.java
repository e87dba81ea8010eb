package dev.haven.smtp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the parameters of one MAIL say together.
///
/// @param octets 0 if SIZE was not given
/// @param envelopeId empty if ENVID was not given
record MailParameters(
    long octets,
    BodyType body,
    boolean utf8,
    ReturnContent returned,
    String envelopeId,
    Handling handling) {
  /// The longest that a message is held for its sender (RFC 4865 §3).
  static final Duration LONGEST_HOLD = Duration.ofDays(90);

  private static final MailParameters NONE =
      new MailParameters(
          0, BodyType.SEVEN_BIT, false, ReturnContent.UNSPECIFIED, "", Handling.ORDINARY);

  static MailParameters of(List<Parameter> parameters, Instant now) throws Refused {
    var merged = NONE;
    for (int i = 0; i < parameters.size(); i++) {
      var parameter = parameters.get(i);
      refuseRepeated(parameter, parameters.subList(0, i));
      merged = merged.with(parameter, now);
    }
    merged.requireSense();
    return merged;
  }

  private MailParameters with(Parameter parameter, Instant now) throws Refused {
    return switch (parameter) {
      case Parameter.Size(var declared) ->
          new MailParameters(declared, body, utf8, returned, envelopeId, handling);
      case Parameter.Body(var type) ->
          new MailParameters(octets, type, utf8, returned, envelopeId, handling);
      case Parameter.SmtpUtf8 _ ->
          new MailParameters(octets, body, true, returned, envelopeId, handling);
      case Parameter.Ret(var content) ->
          new MailParameters(octets, body, utf8, content, envelopeId, handling);
      case Parameter.Envid(var id) ->
          new MailParameters(octets, body, utf8, returned, id, handling);
      case Parameter.Auth _ -> this;
      case Parameter.HoldFor(var seconds) ->
          heldUntil(now.getEpochSecond() + seconds, seconds, now);
      case Parameter.HoldUntil(var time) -> heldUntil(time, 0, now);
      case Parameter.By by -> with(handling.by(deadline(by, now)));
      case Parameter.MtPriority(var priority) -> with(handling.priority(priority));
      case Parameter.RequireTls _ -> with(handling.requiringTls());
      case Parameter.Solicit(var classes) -> with(handling.soliciting(classes));
      case Parameter.Verp(var delimiters) -> with(handling.verp(delimiters));
      case Parameter.NotifyWhen _, Parameter.Orcpt _, Parameter.Rrvs _ ->
          throw Reply.refused(555, "5.5.4", "NOTIFY, ORCPT and RRVS belong to RCPT, not to MAIL");
      case Parameter.Unknown(var keyword) -> throw unknown(keyword);
    };
  }

  private MailParameters with(Handling other) {
    return new MailParameters(octets, body, utf8, returned, envelopeId, other);
  }

  /// RFC 4865 §4: one of the two, and no further than was announced.
  private MailParameters heldUntil(long time, long seconds, Instant now) throws Refused {
    if (handling.holdUntil() != 0) {
      throw Reply.refused(501, "5.5.4", "HOLDFOR and HOLDUNTIL cannot both be given");
    }
    if (time < now.getEpochSecond()) {
      throw Reply.refused(501, "5.5.4", "HOLDUNTIL is in the past");
    }
    if (time > now.plus(LONGEST_HOLD).getEpochSecond()) {
      throw Reply.refused(
          501, "5.5.4", "A message is held for " + LONGEST_HOLD.toDays() + " days at most");
    }
    return with(handling.heldUntil(time, seconds));
  }

  /// RFC 2852 §4: what is given back when its time is over must have some.
  private static DeliverBy deadline(Parameter.By by, Instant now) throws Refused {
    if (by.mode() == DeliverBy.Mode.RETURN && by.seconds() <= 0) {
      throw Reply.refused(501, "5.5.4", "The time of BY is over already");
    }
    return new DeliverBy(by.mode(), now.getEpochSecond() + by.seconds(), by.trace());
  }

  private void requireSense() throws Refused {
    if (handling.by().tooLate(handling.holdUntil())) {
      throw Reply.refused(501, "5.5.4", "By the time of BY it would still be held");
    }
  }

  static void refuseRepeated(Parameter parameter, List<Parameter> earlier) throws Refused {
    if (earlier.stream().anyMatch(other -> other.getClass() == parameter.getClass())) {
      throw Reply.refused(501, "5.5.4", "A parameter is given twice");
    }
  }

  /// RFC 5321 §4.1.1.11.
  static Refused unknown(String keyword) {
    return Reply.refused(
        555, "5.5.4", "The parameter " + keyword + " is not offered here (see the answer to EHLO)");
  }
}
