package dev.haven.queue;

import dev.haven.directory.Address;
import dev.haven.smtp.Refused;
import java.util.function.Predicate;

/// Domains of others whose mail is taken while their own servers are away, and passed on to these:
/// we are one of their less preferred MX (RFC 5321 §5.1). Safe for any thread.
///
/// @param domains which, by their names in lower-case A-labels
/// @param recipients whom of them
public record Backup(Predicate<String> domains, Check recipients) {
  public static final Backup NONE = new Backup(_ -> false, _ -> {});

  /// Decides on a recipient. What is taken for nobody has to be sent back, mostly to people who
  /// never wrote it, so it is better refused while whoever sends it is on the line.
  @FunctionalInterface
  public interface Check {
    void check(Address recipient) throws Refused;
  }
}
