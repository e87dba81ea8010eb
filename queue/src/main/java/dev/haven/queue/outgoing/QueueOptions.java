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
public record QueueOptions(
    String node,
    RetrySchedule schedule,
    Map<String, RetrySchedule> schedules,
    int sessions,
    int sessionsPerHost,
    InstantSource clock) {
  public QueueOptions {
    schedules = Map.copyOf(schedules);
  }

  public static QueueOptions standard(String node) {
    return new QueueOptions(
        node, RetrySchedule.STANDARD, Map.of(), 1_000, 20, InstantSource.system());
  }

  public QueueOptions with(RetrySchedule other) {
    return new QueueOptions(node, other, schedules, sessions, sessionsPerHost, clock);
  }

  RetrySchedule scheduleOf(String destination) {
    return schedules.getOrDefault(destination, schedule);
  }
}
