package dev.haven.web.setup;

import dev.haven.wire.TlsMode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// The file of draft-ietf-mailmaint-pacc. It names hosts and no ports: only servers at their
/// standard ports with TLS from the first byte can stand in it. A record of the DNS has its digest.
public final class Pacc {
  private static final Map<MailServer.Kind, Integer> PORTS =
      Map.of(MailServer.Kind.IMAP, 993, MailServer.Kind.POP3, 995, MailServer.Kind.SMTP, 465);

  private Pacc() {}

  /// The file of a domain; nothing where no server could stand in it.
  public static Optional<String> of(MailSetup setup, String domain) {
    var kinds =
        Arrays.stream(MailServer.Kind.values()).filter(kind -> isStandard(setup, kind)).toList();
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Json.of(out -> {
          out.writeObjectFieldStart("protocols");
          for (var kind : kinds) {
            out.writeObjectFieldStart(kind.word());
            out.writeStringField("host", setup.host());
            out.writeEndObject();
          }
          out.writeEndObject();
          out.writeObjectFieldStart("authentication");
          out.writeBooleanField("password", true);
          out.writeEndObject();
          out.writeObjectFieldStart("info");
          out.writeObjectFieldStart("provider");
          out.writeStringField("name", domain);
          out.writeStringField("shortName", domain);
          out.writeEndObject();
          out.writeEndObject();
        }));
  }

  private static boolean isStandard(MailSetup setup, MailServer.Kind kind) {
    return setup.all(kind).stream()
        .anyMatch(server ->
            server.tls() == TlsMode.IMPLICIT
                && Integer.valueOf(server.port()).equals(PORTS.get(kind)));
  }
}
