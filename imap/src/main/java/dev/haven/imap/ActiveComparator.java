package dev.haven.imap;

import dev.haven.imap.collation.Collation;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `COMPARATOR`, RFC 5255 §4.7: by which collation SEARCH, SORT and THREAD compare texts from now
/// on.
///
/// @param wanted names, with `*` for any part, the preferred first; empty to be told
record ActiveComparator(List<String> wanted) implements Command.WhenLoggedIn {
  private static final int MOST = 64;

  static ActiveComparator parse(ImapCursor in) throws SyntaxException {
    var wanted = new ArrayList<String>();
    while (!in.atEnd()) {
      in.space();
      wanted.add(in.astring());
      if (wanted.size() > MOST) {
        throw in.expected("at most " + MOST + " comparators");
      }
    }
    return new ActiveComparator(List.copyOf(wanted));
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused {
    var out = client.out();
    var matching = wanted.stream().flatMap(name -> matching(name).stream()).distinct().toList();
    if (matching.isEmpty() && !wanted.isEmpty()) {
      throw new Refused(
          "BADCOMPARATOR", "No comparator of this name; there are " + identifiers(", "));
    }
    var active = matching.isEmpty() ? state.user().lookup().collation() : matching.getFirst();
    out.ascii("* COMPARATOR ").string(active.identifier());
    // RFC 5255 §4.8: what else would have matched.
    if (matching.size() > 1) {
      out.ascii(" (");
      for (int i = 0; i < matching.size(); i++) {
        out.ascii(i == 0 ? "" : " ").string(matching.get(i).identifier());
      }
      out.put(')');
    }
    out.crlf();
    return new Done(changed(state, active, out), "COMPARATOR completed");
  }

  /// Results that are kept up to date were found, and perhaps sorted, by the comparator before.
  private static State changed(State.LoggedIn state, Collation active, Responses out)
      throws IOException {
    if (active == state.user().lookup().collation()) {
      return state;
    }
    var next = state.with(active);
    return next instanceof State.Selected selected
        ? selected.with(selected.contexts().dropped("Another comparator is active now", out))
        : next;
  }

  private static String identifiers(String between) {
    return String.join(
        between, List.of(Collation.values()).stream().map(Collation::identifier).toList());
  }

  /// RFC 4790 §3.2, rule `collation-wild`; `default` is the one that every session begins with.
  private static List<Collation> matching(String name) {
    if (name.equalsIgnoreCase("default")) {
      return List.of(Collation.DEFAULT);
    }
    var pattern = name.toLowerCase(Locale.ROOT);
    return List.of(Collation.values()).stream()
        .filter(collation -> matches(pattern, collation.identifier()))
        .toList();
  }

  private static boolean matches(String pattern, String identifier) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(identifier);
    }
    if (!identifier.startsWith(pattern.substring(0, star))) {
      return false;
    }
    var rest = pattern.substring(star + 1);
    for (int at = star; at <= identifier.length(); at++) {
      if (matches(rest, identifier.substring(at))) {
        return true;
      }
    }
    return false;
  }
}
