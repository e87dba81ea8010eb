package dev.haven.imap;

import dev.haven.account.Metadata;
import dev.haven.account.MetadataKey;
import dev.haven.account.Octets;
import dev.haven.wire.SyntaxException;
import java.util.ArrayList;
import java.util.Optional;

/// The searches to which somebody gave a name, RFC 5466 §3: private ones of their own, else those
/// that the server has for all. Each is an entry of the server's annotations.
///
/// A filter may refer to others. What comes of it is bounded in depth and size, so one that refers
/// to itself is refused. For one search.
final class Filters {
  private static final String VALUES = "/filters/values/";
  private static final int DEEPEST = 10;

  private final Metadata entries;
  private final String viewer;
  private String sought = "";
  private int keys;

  private Filters(State.LoggedIn state) {
    this.entries = ServerMetadata.of(state.user());
    this.viewer = state.user().account().id().name();
  }

  /// A search in which filters stand for themselves no more.
  static SearchKey expanded(SearchKey key, State.LoggedIn state) throws Refused {
    return key.usesFilters() ? new Filters(state).expanded(key, 0) : key;
  }

  private SearchKey expanded(SearchKey key, int depth) throws Refused {
    if (++keys > SearchParser.MOST) {
      throw new Refused(
          "LIMIT",
          "Filters within filters come to more than " + SearchParser.MOST + " search keys");
    }
    return switch (key) {
      case SearchKey.And(var all) -> {
        var expanded = new ArrayList<SearchKey>();
        for (var part : all) {
          expanded.add(expanded(part, depth));
        }
        yield new SearchKey.And(expanded);
      }
      case SearchKey.Or(var one, var other) ->
          new SearchKey.Or(expanded(one, depth), expanded(other, depth));
      case SearchKey.Not(var inner) -> new SearchKey.Not(expanded(inner, depth));
      case SearchKey.Fuzzy(var inner) -> new SearchKey.Fuzzy(expanded(inner, depth));
      case SearchKey.Filter(var name) -> expanded(filter(name, depth), depth + 1);
      default -> key;
    };
  }

  /// RFC 5466 §3.1: what refers to itself is as if it were not there, by the name in the search.
  private SearchKey filter(String name, int depth) throws Refused {
    sought = depth == 0 ? name : sought;
    if (depth > DEEPEST) {
      throw undefined(
          sought,
          "Filters are more than " + DEEPEST + " deep within filters, or refer to themselves");
    }
    var value =
        entries
            .value(new MetadataKey(viewer, VALUES + name))
            .or(() -> entries.value(new MetadataKey("", VALUES + name)));
    if (value.isEmpty()) {
      throw undefined(name, "There is no filter of this name");
    }
    return program(value.get());
  }

  private static Refused undefined(String name, String why) {
    return new Refused("UNDEFINED-FILTER " + name, why);
  }

  /// Refuses a value that is no search, so that none is ever kept.
  static void check(EntryName entry, Optional<Octets> value) throws Refused {
    if (!entry.path().startsWith(VALUES) || value.isEmpty()) {
      return;
    }
    if (entry.path().indexOf('/', VALUES.length()) >= 0) {
      throw new Refused("CANNOT", "The name of a filter has no '/'");
    }
    program(value.get());
  }

  /// RFC 5466 §3.2: as SEARCH has it, in UTF-8 unless it says otherwise. A number of a message
  /// would mean another one at each use.
  private static SearchKey program(Octets value) throws Refused {
    SearchProgram program;
    try {
      program = SearchProgram.parseAll(new ImapCursor(value.bytes(), NameEncoding.UTF8));
    } catch (SyntaxException bad) {
      throw new Refused("CANNOT", "The filter is no search program: " + bad.getMessage());
    }
    if (program.wording() == SearchProgram.Wording.UNKNOWN) {
      throw SearchProgram.badCharset();
    }
    if (program.key().usesNumbers()) {
      throw new Refused("CANNOT", "A filter cannot name messages by number; use UID");
    }
    return program.key();
  }
}
