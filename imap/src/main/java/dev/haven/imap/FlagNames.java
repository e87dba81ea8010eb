package dev.haven.imap;

import dev.haven.account.Flags;
import dev.haven.wire.SyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/// Flags as a client names them: bits of the system flags, and keywords (RFC 9051 §2.3.2).
///
/// @param system bits of [Flags]
/// @param keywords as written, without a backslash
record FlagNames(long system, List<String> keywords) {
  static final FlagNames NONE = new FlagNames(0, List.of());

  FlagNames {
    keywords = List.copyOf(keywords);
  }

  /// RFC 9051 §9, rule `flag-list`.
  static FlagNames list(ImapCursor in) throws SyntaxException {
    return list(in, () -> flag(in));
  }

  /// The flags of an APPEND, with [Tolerance#RECENT_IN_APPEND].
  static FlagNames appended(ImapCursor in) throws SyntaxException {
    return list(
        in,
        () -> {
          if (!in.acceptKeyword("\\Recent")) {
            return flag(in);
          }
          in.tolerate(Tolerance.RECENT_IN_APPEND);
          return "\\Recent";
        });
  }

  /// STORE takes its flags with or without parentheses (RFC 9051 §9, rule `store-att-flags`).
  static FlagNames stored(ImapCursor in) throws SyntaxException {
    if (in.sees('(')) {
      return list(in);
    }
    var flags = new Builder();
    do {
      flags.add(flag(in));
    } while (in.accept(' '));
    return flags.build();
  }

  private static FlagNames list(ImapCursor in, ImapCursor.Rule<String> flag)
      throws SyntaxException {
    in.expect('(');
    var flags = new Builder();
    if (!in.accept(')')) {
      do {
        flags.add(flag.read());
      } while (in.accept(' '));
      in.expect(')');
    }
    return flags.build();
  }

  private static String flag(ImapCursor in) throws SyntaxException {
    int at = in.position();
    boolean system = in.accept('\\');
    var name = in.atom("a flag");
    if (system && system(name).isEmpty()) {
      throw new SyntaxException("a system flag that clients may set", at);
    }
    return system ? '\\' + name : name;
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
  private static final class Builder {
    private long system;
    private final Set<String> keywords = new LinkedHashSet<>();

    void add(String flag) {
      if (flag.startsWith("\\")) {
        system |= FlagNames.system(flag.substring(1)).orElse(0);
      } else {
        keywords.add(flag);
      }
    }

    FlagNames build() {
      return new FlagNames(system, List.copyOf(keywords));
    }
  }
}
