package dev.haven.server.config;

import dev.haven.imap.NonSynchronizing;
import java.util.List;

/// What IMAP offers.
public record ImapSettings(
    @Setting(
            "Literals that mail programs may send without being asked for them: \"all\" (LITERAL+),"
                + " or \"small\" ones of up to 4096 octets (LITERAL-).")
        NonSynchronizing literals,
    @Setting(
            "Capabilities that nobody is offered, such as \"UNAUTHENTICATE\" or"
                + " \"COMPRESS=DEFLATE\". For one account: haven account capability.")
        List<String> switchedOff) {

  static ImapSettings standard() {
    return new ImapSettings(NonSynchronizing.ALL, List.of());
  }
}
