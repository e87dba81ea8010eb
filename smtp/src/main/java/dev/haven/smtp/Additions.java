package dev.haven.smtp;

import java.util.Locale;
import java.util.Set;

/// What an operator adds to a listener.
///
/// @param unsolicited classes of solicitation that are not taken, in lower case (RFC 3865 §2.1)
/// @param turn what ETRN does; nothing if it is not offered
public record Additions(Set<String> unsolicited, Turn turn) {
  public static final Additions NONE = new Additions(Set.of(), Turn.UNOFFERED);

  public Additions {
    unsolicited = Set.copyOf(unsolicited);
  }

  /// RFC 1985 §5.3. A leading `@` asks for subdomains too and `#` for a queue by its name; neither
  /// is something that we have.
  Reply turnFor(String node) throws Refused {
    int waiting = turn.start(node.toLowerCase(Locale.ROOT));
    return waiting == 0
        ? Reply.of(251, "2.0.0", "Nothing waits for " + node)
        : Reply.of(253, "2.0.0", waiting + " messages for " + node + " are sent now");
  }

  /// Refuses what its sender says is of a class that is not wanted (RFC 3865 §2.3).
  void requireWanted(String solicitation) throws Refused {
    var classes = "," + solicitation.toLowerCase(Locale.ROOT) + ",";
    for (var word : unsolicited) {
      if (classes.contains("," + word + ",")) {
        throw Reply.refused(550, "5.7.1", "Solicitations of the class " + word + " are not wanted");
      }
    }
  }
}
