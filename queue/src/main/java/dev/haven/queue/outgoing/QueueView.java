package dev.haven.queue.outgoing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The queue as an operator looks at it.
///
/// @param total how many messages there are, shown or not
/// @param paused whether nothing leaves because an operator said so
/// @param finding what all failures together mean, if they mean something
public record QueueView(
    List<Entry> messages,
    int total,
    boolean paused,
    List<Place> destinations,
    Optional<Finding> finding) {

  /// One message.
  ///
  /// @param from empty for a report
  /// @param octets 0 if it has left the queue
  /// @param parts none then
  public record Entry(String id, Instant arrived, String from, long octets, List<Part> parts) {}

  /// Its recipients at one destination, those that are left.
  ///
  /// @param state `due`, `waiting`, `held` or `sending`
  public record Part(
      String destination, List<String> recipients, String state, int attempts, Instant next) {}

  /// A destination that is paused, or where nobody answers.
  public record Place(String destination, int waiting, boolean paused, String trouble) {}

  /// One message with all that was tried.
  public record History(Entry message, List<Attempt> attempts) {}

  /// One attempt.
  ///
  /// @param transcript of a session that failed
  public record Attempt(
      Instant time,
      long millis,
      String server,
      String tls,
      List<Result> results,
      List<String> transcript) {}

  /// What became of one recipient.
  public record Result(
      String recipient, String outcome, String status, String reply, String words) {}
}
