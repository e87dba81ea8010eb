package dev.haven.server.config;

import java.util.List;

/// What a message may be.
public record MessageSettings(
    @Setting(
            value = "The largest message that is taken in, by any protocol.",
            min = 64 << 10,
            max = 2_000_000_000)
        Octets size,
    @Setting(value = "How many recipients one message may have.", min = 100, max = 100_000)
        int recipients,
    @Setting(
            "Classes of solicitation that are refused, such as \"net.example:ADV\" (RFC 3865): senders"
                + " that keep to the standard say what they solicit.")
        List<String> noSoliciting) {

  static MessageSettings standard() {
    return new MessageSettings(Octets.mebi(64), 1000, List.of());
  }
}
