package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What a search is to return: `RETURN (MIN COUNT PARTIAL 1:500)` (RFC 4731 §3.1, RFC 5182 §2.1,
/// RFC 9394 §3.1).
///
/// @param partial which of the results, in place of all of them
record SearchReturn(Set<Option> options, Optional<PartialRange> partial) {
  /// RFC 4731 §3.1: no option is the same as ALL.
  static final SearchReturn ALL = new SearchReturn(EnumSet.of(Option.ALL), Optional.empty());

  /// The options without a parameter.
  enum Option {
    MIN,
    MAX,
    ALL,
    COUNT,
    SAVE
  }

  boolean has(Option option) {
    return options.contains(option);
  }

  /// Whether the result is only to be saved, and nothing told.
  boolean onlySaves() {
    return options.equals(EnumSet.of(Option.SAVE)) && partial.isEmpty();
  }

  /// Behind `RETURN` and its space.
  static SearchReturn parse(ImapCursor in) throws SyntaxException {
    int start = in.position();
    in.expect('(');
    var options = EnumSet.noneOf(Option.class);
    Optional<PartialRange> partial = Optional.empty();
    boolean twice = false;
    while (in.seesWord()) {
      int at = in.position();
      switch (in.word("a result option")) {
        case "MIN" -> options.add(Option.MIN);
        case "MAX" -> options.add(Option.MAX);
        case "ALL" -> options.add(Option.ALL);
        case "COUNT" -> options.add(Option.COUNT);
        case "SAVE" -> options.add(Option.SAVE);
        case "PARTIAL" -> {
          twice |= partial.isPresent();
          in.space();
          partial = Optional.of(PartialRange.parse(in));
        }
        default -> throw new SyntaxException("a result option I know", at);
      }
      if (!in.accept(' ')) {
        break;
      }
    }
    in.expect(')');
    if (twice || (partial.isPresent() && options.contains(Option.ALL))) {
      throw new SyntaxException("one PARTIAL, or ALL, or neither", start);
    }
    return options.isEmpty() && partial.isEmpty() ? ALL : new SearchReturn(options, partial);
  }
}
