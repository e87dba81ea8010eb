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
        List<String> switchedOff,
    @Setting(
            value =
                "How many messages one command may process; 0 for any number, which this server"
                    + " does without trouble. Only programs that know MESSAGELIMIT understand why"
                    + " they get less than they asked for.",
            min = 0,
            max = 1_000_000_000)
        int messageLimit,
    @Setting(
            value =
                "How many messages one command may copy or append; 0 for any number (SAVELIMIT).",
            min = 0,
            max = 1_000_000_000)
        int saveLimit) {

  static ImapSettings standard() {
    return new ImapSettings(NonSynchronizing.ALL, List.of(), 0, 0);
  }
}
