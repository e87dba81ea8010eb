package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `LANGUAGE`, RFC 5255 §3.2: in which language this server speaks to people.
///
/// It speaks English, which is what RFC 2277 §4.5 asks of `i-default`, too: so whichever of the two
/// a client chooses, it hears the same words, and there is nothing to remember.
///
/// @param ranges the languages that the person reads, the preferred first; empty to be told
record Language(List<String> ranges) implements Command.InAnyState {
  private static final String ENGLISH = "en";
  private static final String DEFAULT = "i-default";
  private static final int MOST = 64;

  static Language parse(ImapCursor in) throws SyntaxException {
    var ranges = new ArrayList<String>();
    while (!in.atEnd()) {
      in.space();
      ranges.add(in.astring().toLowerCase(Locale.ROOT));
      if (ranges.size() > MOST) {
        throw in.expected("at most " + MOST + " languages");
      }
    }
    return new Language(List.copyOf(ranges));
  }

  @Override
  public Done run(State state, Client client) throws IOException {
    if (ranges.isEmpty()) {
      client.out().untagged("LANGUAGE (" + ENGLISH + " " + DEFAULT + ")");
      return new Done(state, "LANGUAGE completed");
    }
    for (var range : ranges) {
      var found = found(range);
      if (found.isPresent()) {
        client.out().untagged("LANGUAGE (" + found.get() + ")");
        return new Done(state, "LANGUAGE completed");
      }
    }
    return new Done(state, Done.Answer.NO, "[CANNOT] I speak English only");
  }

  /// The language that a range means, RFC 4647 §3.4: `en-GB` is served by `en`.
  private static Optional<String> found(String range) {
    if (range.equals("default") || range.equals(DEFAULT) || range.equals("*")) {
      return Optional.of(DEFAULT);
    }
    return range.equals(ENGLISH) || range.startsWith(ENGLISH + "-")
        ? Optional.of(ENGLISH)
        : Optional.empty();
  }
}
