package dev.haven.diagnosis.probe;

import java.util.List;
import java.util.Set;

/// What a server says that it can do.
///
/// @param lines as they came
/// @param upgrade whether TLS is among them
/// @param mechanisms of signing in, in upper case; with IMAP and POP3 also `LOGIN` and `USER` for
///   the plain commands
public record Offer(List<String> lines, boolean upgrade, Set<String> mechanisms) {
  /// Where it never came to that.
  public static final Offer NONE = new Offer(List.of(), false, Set.of());

  private static final Set<String> SECRET_AS_IT_IS = Set.of("PLAIN", "LOGIN", "USER");

  public Offer {
    lines = List.copyOf(lines);
    mechanisms = Set.copyOf(mechanisms);
  }

  /// Whether a password would be sent as it is.
  public boolean takesPasswords() {
    return mechanisms.stream().anyMatch(SECRET_AS_IT_IS::contains);
  }

  /// Whether something overwrote words in it: `XXXXXXXA` is what some firewalls make of STARTTLS.
  public boolean isMasked() {
    return lines.stream().anyMatch(Offer::isMasked);
  }

  private static boolean isMasked(String line) {
    var word = line.strip();
    boolean crosses = word.length() >= 4;
    for (int i = 0; crosses && i < word.length() - 1; i++) {
      crosses = word.charAt(i) == 'X';
    }
    return crosses;
  }
}
