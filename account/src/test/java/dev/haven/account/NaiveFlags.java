package dev.haven.account;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Flags of the naive account: sets of names in lower case.
final class NaiveFlags {
  private NaiveFlags() {}

  static Set<String> names(long system, List<String> keywords) {
    var names = new TreeSet<String>();
    var systemNames = List.of("\\seen", "\\answered", "\\flagged", "\\deleted", "\\draft");
    for (int bit = 0; bit < systemNames.size(); bit++) {
      if ((system & (1L << bit)) != 0) {
        names.add(systemNames.get(bit));
      }
    }
    keywords.forEach(keyword -> names.add(keyword.toLowerCase(Locale.ROOT)));
    return names;
  }

  static Set<String> changed(ChangeFlags c, Set<String> old) {
    var named = names(c.flags(), c.keywords());
    named = permitted(named, c.changeable());
    var flags = new TreeSet<>(old);
    if (c.operation() == FlagOperation.REPLACE) {
      flags.removeAll(permitted(old, c.changeable()));
    }
    if (c.operation() == FlagOperation.REMOVE) {
      flags.removeAll(named);
    } else {
      flags.addAll(named);
    }
    return flags;
  }

  static Set<String> permitted(Set<String> flags, long bits) {
    var permitted = new TreeSet<>(flags);
    permitted.removeIf(flag ->
        switch (flag) {
          case "\\seen" -> (bits & Flags.SEEN) == 0;
          case "\\deleted" -> (bits & Flags.DELETED) == 0;
          default -> (bits & Flags.FLAGGED) == 0;
        });
    return permitted;
  }
}
