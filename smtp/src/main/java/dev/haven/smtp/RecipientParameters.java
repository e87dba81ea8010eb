package dev.haven.smtp;

import dev.haven.directory.Address;
import java.util.List;
import java.util.Optional;

/// What the parameters of one RCPT say together (RFC 3461 §4.1, RFC 3461 §4.2).
final class RecipientParameters {
  private RecipientParameters() {}

  static Recipient recipient(Address address, List<Parameter> parameters) throws Refused {
    Optional<Notify> asked = Optional.empty();
    var original = "";
    var validSince = ValidSince.UNASKED;
    for (int i = 0; i < parameters.size(); i++) {
      var parameter = parameters.get(i);
      MailParameters.refuseRepeated(parameter, parameters.subList(0, i));
      switch (parameter) {
        case Parameter.NotifyWhen(var when) -> asked = Optional.of(when);
        case Parameter.Orcpt(var given) -> original = given;
        case Parameter.Rrvs(var since) -> validSince = since;
        case Parameter.Unknown(var keyword) -> throw MailParameters.unknown(keyword);
        default -> throw Reply.refused(555, "5.5.4", "That parameter belongs to MAIL, not to RCPT");
      }
    }
    return new Recipient(address, asked, original, validSince);
  }
}
