package dev.haven.smtp;

import java.util.List;

/// What the parameters of one MAIL say together.
///
/// @param octets 0 if SIZE was not given
/// @param envelopeId empty if ENVID was not given
record MailParameters(
    long octets, BodyType body, boolean utf8, ReturnContent returned, String envelopeId) {
  static MailParameters of(List<Parameter> parameters) throws Refused {
    var merged = new MailParameters(0, BodyType.SEVEN_BIT, false, ReturnContent.UNSPECIFIED, "");
    for (int i = 0; i < parameters.size(); i++) {
      var parameter = parameters.get(i);
      refuseRepeated(parameter, parameters.subList(0, i));
      merged = merged.with(parameter);
    }
    return merged;
  }

  private MailParameters with(Parameter parameter) throws Refused {
    return switch (parameter) {
      case Parameter.Size(var declared) ->
          new MailParameters(declared, body, utf8, returned, envelopeId);
      case Parameter.Body(var type) -> new MailParameters(octets, type, utf8, returned, envelopeId);
      case Parameter.SmtpUtf8 _ -> new MailParameters(octets, body, true, returned, envelopeId);
      case Parameter.Ret(var content) ->
          new MailParameters(octets, body, utf8, content, envelopeId);
      case Parameter.Envid(var id) -> new MailParameters(octets, body, utf8, returned, id);
      case Parameter.Auth _ -> this;
      case Parameter.NotifyWhen _, Parameter.Orcpt _ ->
          throw Reply.refused(555, "5.5.4", "NOTIFY and ORCPT belong to RCPT, not to MAIL");
      case Parameter.Unknown(var keyword) -> throw unknown(keyword);
    };
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
