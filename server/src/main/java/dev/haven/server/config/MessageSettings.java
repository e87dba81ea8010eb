package dev.haven.server.config;

/// What a message may be.
public record MessageSettings(
    @Setting(
            value = "The largest message that is taken in, by any protocol.",
            min = 64 << 10,
            max = 2_000_000_000)
        Octets size,
    @Setting(value = "How many recipients one message may have.", min = 100, max = 100_000)
        int recipients) {

  static MessageSettings standard() {
    return new MessageSettings(Octets.mebi(64), 1000);
  }
}
