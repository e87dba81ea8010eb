package dev.haven.queue.outgoing;

import java.time.InstantSource;
import java.util.Map;

/// What an operator may choose of the queue.
///
/// @param node names this node in leases
/// @param schedule when to try again
/// @param schedules the same for single domains
/// @param sessions how many may be open at once
/// @param sessionsPerHost how many with one server
/// @param limits how much one person may send
/// @param signatures who signs what leaves
/// @param history what is kept of messages that have left the queue
public record QueueOptions(
    String node,
    RetrySchedule schedule,
    Map<String, RetrySchedule> schedules,
    int sessions,
    int sessionsPerHost,
    SendingLimits limits,
    Signatures signatures,
    Remembering history,
    InstantSource clock) {
  public QueueOptions {
    schedules = Map.copyOf(schedules);
  }

  /// Without limits for single people.
  public QueueOptions(
      String node,
      RetrySchedule schedule,
      Map<String, RetrySchedule> schedules,
      int sessions,
      int sessionsPerHost,
      InstantSource clock) {
    this(
        node,
        schedule,
        schedules,
        sessions,
        sessionsPerHost,
        SendingLimits.NONE,
        Signatures.NONE,
        Remembering.STANDARD,
        clock);
  }

  public static QueueOptions standard(String node) {
    return new QueueOptions(
        node, RetrySchedule.STANDARD, Map.of(), 1_000, 20, InstantSource.system());
  }

  public QueueOptions with(RetrySchedule other) {
    return new QueueOptions(
        node, other, schedules, sessions, sessionsPerHost, limits, signatures, history, clock);
  }

  public QueueOptions with(SendingLimits other) {
    return new QueueOptions(
        node, schedule, schedules, sessions, sessionsPerHost, other, signatures, history, clock);
  }

  public QueueOptions signing(Signatures other) {
    return new QueueOptions(
        node, schedule, schedules, sessions, sessionsPerHost, limits, other, history, clock);
  }

  public QueueOptions with(Remembering other) {
    return new QueueOptions(
        node, schedule, schedules, sessions, sessionsPerHost, limits, signatures, other, clock);
  }

  RetrySchedule scheduleOf(String destination) {
    return schedules.getOrDefault(destination, schedule);
  }
}
