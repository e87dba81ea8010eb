package dev.haven.imap;

import dev.haven.account.Flags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// Flags as a client names them: bits of the system flags, and keywords (RFC 9051 §2.3.2).
///
/// @param system bits of [Flags]
/// @param keywords as written, without a backslash
record FlagNames(long system, List<String> keywords) {
  static final FlagNames NONE = new FlagNames(0, List.of());

  FlagNames {
    keywords = List.copyOf(keywords);
  }

  /// The bit of a system flag, named without its backslash.
  static OptionalLong system(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "SEEN" -> OptionalLong.of(Flags.SEEN);
      case "ANSWERED" -> OptionalLong.of(Flags.ANSWERED);
      case "FLAGGED" -> OptionalLong.of(Flags.FLAGGED);
      case "DELETED" -> OptionalLong.of(Flags.DELETED);
      case "DRAFT" -> OptionalLong.of(Flags.DRAFT);
      default -> OptionalLong.empty();
    };
  }

  /// Gathers flags one by one.
  static final class Builder {
    private long system;
    private final List<String> keywords = new ArrayList<>();

    void add(String flag) {
      if (flag.startsWith("\\")) {
        system |= FlagNames.system(flag.substring(1)).orElse(0);
      } else if (!keywords.contains(flag)) {
        keywords.add(flag);
      }
    }

    FlagNames build() {
      return new FlagNames(system, keywords);
    }
  }
}
