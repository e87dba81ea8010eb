package dev.haven.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which port of this server speaks what, so that a client at the wrong one can be told the right
/// one.
///
/// @param doors the ports that are bound, in the order to recommend them
public record PortGuide(List<Door> doors) {
  private static final Set<String> FOR_PROGRAMS = Set.of("imap", "pop3", "submission");

  /// One port.
  ///
  /// @param protocol `imap`, `pop3`, `submission`, `smtp`: doors of one protocol can stand in for
  ///   each other
  public record Door(String protocol, int port, TlsMode tls) {
    /// The command that begins TLS in this protocol.
    String upgrade() {
      return protocol.equals("pop3") ? "STLS" : "STARTTLS";
    }

    private String title() {
      return protocol.equals("submission") ? "sending (SMTP)" : protocol.toUpperCase(Locale.ROOT);
    }

    private String described() {
      return switch (tls) {
        case IMPLICIT -> "port " + port + " with SSL/TLS";
        case STARTTLS -> "port " + port + " with " + upgrade();
        case NONE -> "port " + port + " without encryption";
      };
    }
  }

  public PortGuide {
    doors = List.copyOf(doors);
  }

  /// What to tell a client that spoke TLS to a port that begins in clear.
  String tlsToPlainPort(int port) {
    var here = here(port);
    var cause = "Port " + port + " begins without TLS, and your program began with TLS.";
    var upgrade =
        here.filter(door -> door.tls() == TlsMode.STARTTLS)
            .map(door -> " Set it to " + door.upgrade() + " for this port");
    var other = sibling(port, TlsMode.IMPLICIT).map(door -> "use " + door.described());
    return cause + either(upgrade, other);
  }

  /// What to tell a client that spoke, or waited, in clear on a port of TLS.
  String plainToTlsPort(int port) {
    var other = sibling(port, TlsMode.STARTTLS).map(door -> "use " + door.described());
    return "Port "
        + port
        + " speaks TLS from the first byte, and your program did not begin TLS."
        + either(Optional.of(" Set it to SSL/TLS for this port"), other);
  }

  private static String either(Optional<String> upgrade, Optional<String> other) {
    if (upgrade.isPresent()) {
      return upgrade.get() + other.map(text -> ", or " + text).orElse("") + ".";
    }
    return other.map(text -> " Please " + text + ".").orElse("");
  }

  /// What to tell a client that speaks another language of mail than the port.
  String otherTongue(int port, Tongue tongue) {
    var wanted = tongue == Tongue.SMTP ? "submission" : tongue.title().toLowerCase(Locale.ROOT);
    var other =
        doors.stream()
            .filter(door -> door.protocol().equals(wanted) && door.port() != port)
            .findFirst()
            .map(door -> " Use " + door.described() + " for that.");
    return "Port "
        + port
        + here(port).map(door -> " is for " + door.title()).orElse(" is for something else")
        + ", and your program speaks "
        + tongue.title()
        + "."
        + other.orElse("");
  }

  /// A short page for a browser that came to a mail port. Port 25 is for servers, no mail program
  /// is to use it.
  String page(int port) {
    var ports =
        doors.stream()
            .filter(door -> FOR_PROGRAMS.contains(door.protocol()))
            .map(door -> "  " + door.title() + ": " + door.described() + "\n")
            .collect(Collectors.joining());
    return "This is a mail server, and port "
        + port
        + " is not for web browsers.\nSet up a mail program with:\n\n"
        + ports;
  }

  private Optional<Door> here(int port) {
    return doors.stream().filter(door -> door.port() == port).findFirst();
  }

  private Optional<Door> sibling(int port, TlsMode wanted) {
    return here(port)
        .flatMap(here ->
            doors.stream()
                .filter(door -> door.protocol().equals(here.protocol()))
                .filter(door -> door.port() != port && door.tls() == wanted)
                .findFirst());
  }
}
