package dev.haven.queue;

import dev.haven.directory.Address;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// The addresses, at any domain, with which a program's treatment of trouble is tried:
///
/// | local part | what happens |
/// |---|---|
/// | `400` to `599` | refused with that code; `421` closes the connection too |
/// | `timeout` | no answer for ten minutes, then `421` |
/// | `greylist` | each sender's first attempt is refused with `451`, the next is accepted |
///
/// With the detail `+data` (`550+data`) it happens after the message instead of after RCPT. Safe
/// for any thread.
final class TrialAddresses {
  private static final String LATE = "+data";
  private static final int MOST = 10_000;
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final LinkedHashMap<String, Boolean> greylisted = new LinkedHashMap<>();

  /// Whether it is to happen after the message.
  static boolean isLate(Address recipient) {
    return recipient.localPart().endsWith(LATE);
  }

  /// What is to happen; empty for the addresses that simply get their mail.
  Optional<Refused> misbehaviour(Origin origin, Address recipient) {
    var local = recipient.localPart();
    var name = isLate(recipient) ? local.substring(0, local.length() - LATE.length()) : local;
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "timeout" -> Optional.of(new Refused(silent(), SILENCE));
      case "greylist" ->
          isFirst(origin, recipient) ? Optional.of(new Refused(greylisted())) : Optional.empty();
      default -> {
        var code = code(name);
        yield code.isPresent() ? Optional.of(refused(code.getAsInt())) : Optional.empty();
      }
    };
  }

  private static Reply silent() {
    return Reply.of(421, "4.4.2", "timeout@ never answers; this is the end of its patience");
  }

  private static Reply greylisted() {
    return Reply.of(451, "4.7.1", "greylist@ refuses each sender once; now try again");
  }

  private synchronized boolean isFirst(Origin origin, Address recipient) {
    var key = origin.sender().map(Address::toString).orElse("") + " " + recipient;
    boolean first = greylisted.put(key, true) == null;
    if (greylisted.size() > MOST) {
      greylisted.pollFirstEntry();
    }
    return first;
  }

  private static OptionalInt code(String name) {
    boolean three = name.length() == 3 && (name.charAt(0) == '4' || name.charAt(0) == '5');
    return three && isDigit(name.charAt(1)) && isDigit(name.charAt(2))
        ? OptionalInt.of(Integer.parseInt(name))
        : OptionalInt.empty();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Refused refused(int code) {
    return Reply.refused(
        code,
        enhanced(code),
        code + "@ is always refused with this code; any other address gets its mail");
  }

  /// RFC 3463 §3: what most servers mean by these.
  private static String enhanced(int code) {
    return switch (code) {
      case 421 -> "4.4.2";
      case 450 -> "4.2.1";
      case 451 -> "4.3.0";
      case 452, 552 -> code / 100 + ".2.2";
      case 550 -> "5.1.1";
      case 551 -> "5.1.6";
      case 553 -> "5.1.3";
      case 554 -> "5.7.1";
      default -> code / 100 + ".0.0";
    };
  }
}
