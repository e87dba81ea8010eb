package dev.haven.mailauth.spf;

import java.util.List;
import java.util.stream.Stream;

/// A record and those that it leads to, whoever evaluates it.
///
/// @param domain whose record it is
/// @param term that led there; empty for the first one
/// @param detail what is wrong, as a sentence without its full stop; empty if nothing is
/// @param lookUps how many terms ask the DNS, here and further on, at most (RFC 7208 §4.6.4)
/// @param open whether it lets anybody send
/// @param branches in the order of the terms
public record SpfBranch(
    String domain,
    String term,
    State state,
    String detail,
    int lookUps,
    boolean open,
    List<SpfBranch> branches) {
  /// How it is.
  public enum State {
    READ,
    /// There is none, which makes the record that leads here worthless (RFC 7208 §5.2).
    ABSENT,
    /// It cannot be understood, or there are several.
    WRONG,
    /// It leads back to one that leads here.
    LOOP,
    /// The DNS did not answer.
    UNANSWERED,
    /// Its name depends on who sends, or too many records were read already.
    NOT_FOLLOWED
  }

  public SpfBranch {
    branches = List.copyOf(branches);
  }

  static SpfBranch end(String domain, String term, State state, String detail) {
    return new SpfBranch(domain, term, state, detail, 0, false, List.of());
  }

  /// This and all further ones.
  public Stream<SpfBranch> all() {
    return Stream.concat(Stream.of(this), branches.stream().flatMap(SpfBranch::all));
  }

  /// Whether an evaluation that matches nothing early fails for the number of its look-ups.
  public boolean isTooLong() {
    return lookUps > SpfBudget.LOOK_UPS;
  }
}
