package dev.haven.mailauth.spf;

import dev.haven.dns.Question;
import dev.haven.wire.Addresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// What the letters of macros stand for while the record of one domain is evaluated (RFC 7208
/// §7.2).
final class SpfValues implements MacroString.Values {
  private static final String UNKNOWN = "unknown";

  private final SpfClient client;
  private final String domain;
  private final SpfQuestions questions;

  SpfValues(SpfClient client, String domain, SpfQuestions questions) {
    this.client = client;
    this.domain = domain;
    this.questions = questions;
  }

  @Override
  public String of(char letter) {
    return switch (letter) {
      case 's' -> client.sender();
      case 'l' -> client.localPart();
      case 'o' -> client.domain();
      case 'd' -> domain;
      case 'i' -> dotted(client.address());
      case 'p' -> validatedName();
      case 'h' -> client.helo();
      case 'v' -> client.address() instanceof Inet4Address ? "in-addr" : "ip6";
      case 'c' -> Addresses.text(client.address());
      case 'r' -> client.receiver().isEmpty() ? UNKNOWN : client.receiver();
      case 't' -> Long.toString(Clock.systemUTC().instant().getEpochSecond());
      default -> throw new IllegalArgumentException("no macro has the letter " + letter);
    };
  }

  private static String dotted(InetAddress address) {
    if (address instanceof Inet4Address) {
      return Addresses.text(address);
    }
    var nibbles = HexFormat.of().formatHex(address.getAddress());
    return String.join(".", nibbles.chars().mapToObj(Character::toString).toList());
  }

  /// The domain itself if it is among them, else a name below it, else any (RFC 7208 §7.3).
  private String validatedName() {
    return questions.validatedNames(names(), client.address()).stream()
        .min(Comparator.comparingInt(this::distance))
        .orElse(UNKNOWN);
  }

  private int distance(String name) {
    if (name.equals(domain)) {
      return 0;
    }
    return SpfNames.isWithin(name, domain) ? 1 : 2;
  }

  private List<String> names() {
    try {
      return questions.records(Question.reverse(client.address())).stream()
          .limit(SpfBudget.NAMES)
          .toList();
    } catch (SpfTrouble _) {
      return List.of();
    }
  }
}
