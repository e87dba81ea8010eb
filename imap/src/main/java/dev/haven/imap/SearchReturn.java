package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a search is to return: `RETURN (MIN COUNT PARTIAL 1:500)` (RFC 4731 §3.1, RFC 5182 §2.1,
/// RFC 9394 §3.1, RFC 5267 §4).
///
/// @param partial which of the results, in place of all of them
/// @param update whether the client wants to hear how the result changes (RFC 5267 §4.3)
/// @param fetched what it then wants to know of new messages in it (RFC 5465 §7)
record SearchReturn(
    Set<Option> options, Optional<PartialRange> partial, boolean update, List<FetchItem> fetched) {
  /// RFC 4731 §3.1: no option is the same as ALL.
  static final SearchReturn ALL =
      new SearchReturn(EnumSet.of(Option.ALL), Optional.empty(), false, List.of());

  /// The options without a parameter.
  enum Option {
    MIN,
    MAX,
    ALL,
    COUNT,
    SAVE,
    /// RFC 6203 §4.
    RELEVANCY
  }

  boolean has(Option option) {
    return options.contains(option);
  }

  /// Whether the result is only to be saved, and nothing told.
  boolean onlySaves() {
    return options.equals(EnumSet.of(Option.SAVE)) && partial.isEmpty();
  }

  /// RFC 6203 §4: what is searched for exactly has no relevancy.
  static void requireFuzzy(boolean relevancy, SearchProgram program) throws SyntaxException {
    if (relevancy && !program.key().isFuzzy()) {
      throw new SyntaxException("a FUZZY search key with RELEVANCY", 0);
    }
  }

  /// `RETURN (...)` and a space, if that is next.
  static Optional<SearchReturn> parseIfNext(ImapCursor in) throws SyntaxException {
    if (!in.acceptKeyword("RETURN")) {
      return Optional.empty();
    }
    in.space();
    var wanted = parse(in);
    in.space();
    return Optional.of(wanted);
  }

  private static SearchReturn parse(ImapCursor in) throws SyntaxException {
    int start = in.position();
    in.expect('(');
    var options = EnumSet.noneOf(Option.class);
    Optional<PartialRange> partial = Optional.empty();
    boolean twice = false;
    boolean update = false;
    List<FetchItem> fetched = List.of();
    while (in.seesWord()) {
      int at = in.position();
      switch (in.word("a result option")) {
        case "MIN" -> options.add(Option.MIN);
        case "MAX" -> options.add(Option.MAX);
        case "ALL" -> options.add(Option.ALL);
        case "COUNT" -> options.add(Option.COUNT);
        case "SAVE" -> options.add(Option.SAVE);
        case "RELEVANCY" -> options.add(Option.RELEVANCY);
        case "PARTIAL" -> {
          twice |= partial.isPresent();
          in.space();
          partial = Optional.of(PartialRange.parse(in));
        }
        case "UPDATE" -> {
          update = true;
          fetched = fetched(in);
        }
        case "CONTEXT" -> {
          // RFC 5267 §4.2: a hint that more is to come of it. Its keys are kept as it is.
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
    if (options.isEmpty() && partial.isEmpty()) {
      options.add(Option.ALL);
    }
    return new SearchReturn(options, partial, update, fetched);
  }

  /// RFC 5465 §7 shows a space before them, and RFC 5465 §8 none.
  private static List<FetchItem> fetched(ImapCursor in) throws SyntaxException {
    in.skipSpaceBeforeList();
    return in.sees('(') ? List.copyOf(FetchItem.parseAll(in)) : List.of();
  }
}
