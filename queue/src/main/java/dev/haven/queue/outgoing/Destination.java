package dev.haven.queue.outgoing;

import dev.haven.smtp.client.Trouble;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Where messages wait together, and how it goes with that place. Guarded by the index's lock.
///
/// How many sessions it gets adapts: one until somebody answers there, two then, one more after as
/// many successes as there are sessions, half of them after a failure. While nobody answers there,
/// one job at a time tries, and the others wait for it.
final class Destination {
  private static final int FIRST_WINDOW = 2;

  private final String name;
  private final WaitingJobs waiting = new WaitingJobs();
  private int active;
  private int window = FIRST_WINDOW;
  private int successes;
  private int failures;
  private long restUntil;
  private boolean paused;
  private @Nullable Trouble trouble;
  private volatile boolean answers;

  /// Of what a session here holds a part while nobody knows whether it will be answered.
  Doubt.@Nullable Share doubt;

  /// When the index looks here next.
  long scheduled = Long.MAX_VALUE;

  Destination(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void add(Job job) {
    waiting.add(job);
  }

  void remove(Job job) {
    waiting.remove(job);
  }

  WaitingJobs waiting() {
    return waiting;
  }

  int active() {
    return active;
  }

  int window() {
    return window;
  }

  boolean paused() {
    return paused;
  }

  void pause(boolean now) {
    paused = now;
  }

  /// Since when nobody answers there, and what was seen.
  Optional<Trouble> trouble() {
    return Optional.ofNullable(trouble);
  }

  /// Whether somebody has answered there, the last time that was tried. For any thread.
  boolean answers() {
    return answers;
  }

  void answer() {
    answers = true;
  }

  int failures() {
    return failures;
  }

  long restUntil() {
    return restUntil;
  }

  /// When there is something to do next; [Long#MAX_VALUE] if nothing.
  long next() {
    return waiting.isEmpty() || paused || active >= (answers ? window : 1)
        ? Long.MAX_VALUE
        : Math.max(waiting.earliest(), restUntil);
  }

  /// Takes the job that goes first, if one is due and if there is room for a session.
  @Nullable Job take(long now) {
    if (next() > now) {
      return null;
    }
    active++;
    return takeDue(now);
  }

  /// Takes the next one for a session that is there already.
  @Nullable Job takeMore(long now) {
    boolean ready = !paused && restUntil <= now && active <= window;
    return ready ? takeDue(now) : null;
  }

  private @Nullable Job takeDue(long now) {
    var job = waiting.take(now);
    if (job != null) {
      job.active = true;
    }
    return job;
  }

  /// A session has ended.
  void sessionOver() {
    active--;
  }

  /// The destination has taken mail, or has refused it as somebody does who is at work. Gives back
  /// those who waited for that.
  Queue<Job> works(int mostSessions) {
    boolean again = failures > 0;
    failures = 0;
    restUntil = 0;
    trouble = null;
    if (++successes >= window) {
      successes = 0;
      window = Math.min(window + 1, mostSessions);
    }
    var awake = new ArrayDeque<Job>();
    if (again) {
      window = FIRST_WINDOW;
      waiting.stream().filter(job -> job.waitsForDestination).forEach(awake::add);
    }
    return awake;
  }

  /// The destination asks for less.
  void tooMuch() {
    successes = 0;
    window = Math.max(1, window / 2);
  }

  /// Nobody answers there.
  void fails(Trouble why, long until) {
    failures++;
    answers = false;
    trouble = why;
    window = 1;
    successes = 0;
    restUntil = until;
  }

  /// An operator wants it tried now.
  void wake() {
    restUntil = 0;
  }

  boolean idle() {
    return waiting.isEmpty() && active == 0 && !paused;
  }
}
