package dev.haven.queue.outgoing;

import dev.haven.queue.format.Attempted;
import dev.haven.queue.format.StoredAttempt;
import dev.haven.queue.format.StoredJob;
import dev.haven.queue.format.StoredReport;
import dev.haven.queue.format.StoredReportLine;
import dev.haven.queue.format.StoredResult;
import dev.haven.smtp.DeliverBy;
import dev.haven.smtp.Notify;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.client.Outcome;
import dev.haven.smtp.client.Stage;
import dev.haven.smtp.client.Trouble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// What an attempt changes: who is done, when the rest is tried again, what the sender has to be
/// told. A function of what was before and what was seen.
final class AttemptOutcome {
  /// What was seen.
  ///
  /// @param recipients indexes in the envelope
  /// @param outcomes of each, in the same order
  /// @param transcript of a session that failed
  record Seen(
      long time,
      long millis,
      String server,
      String tls,
      List<Integer> recipients,
      List<Outcome> outcomes,
      List<String> transcript) {
    /// Of recipients for whom nothing was tried.
    static Seen untried(long now, List<Integer> recipients, Outcome outcome) {
      var outcomes = Collections.nCopies(recipients.size(), outcome);
      return new Seen(now, 0, "", "", recipients, outcomes, List.of());
    }

    /// Whether it was for people here.
    boolean here() {
      return server.equals(LocalDelivery.SERVER);
    }
  }

  private final Letter letter;
  private final int job;
  private final StoredJob before;
  private final List<Integer> members;
  private final RetrySchedule schedule;

  /// @param members all recipients of the job, indexes in the envelope
  AttemptOutcome(
      Letter letter, int job, StoredJob before, List<Integer> members, RetrySchedule schedule) {
    this.letter = letter;
    this.job = job;
    this.before = before;
    this.members = members;
    this.schedule = schedule;
  }

  Attempted of(Seen seen, RandomGenerator random) {
    long age = seen.time() - letter.released();
    var by = letter.handling().by();
    boolean late = age >= schedule.giveUp().toSeconds() || by.tooLate(seen.time());
    var outcomes = late ? seen.outcomes().stream().map(this::expired).toList() : seen.outcomes();
    long remaining = before.getRemaining();
    for (int i = 0; i < outcomes.size(); i++) {
      if (isFinal(outcomes.get(i))) {
        remaining &= ~(1L << members.indexOf(seen.recipients().get(i)));
      }
    }
    int attempts = before.getAttempts() + 1;
    var after =
        before.toBuilder()
            .setRemaining(remaining)
            .setAttempts(attempts)
            .setDueSeconds(seen.time() + schedule.seconds(attempts, random));
    boolean slow = by.overdue(seen.time()) || age >= schedule.warnAfter().toSeconds();
    boolean warn = remaining != 0 && !before.getDelayReported() && slow;
    after.setDelayReported(before.getDelayReported() || warn);
    var attempted =
        Attempted.newBuilder()
            .setId(letter.id())
            .setJob(job)
            .setAfter(after)
            .setAttempt(attempt(seen, outcomes));
    var lines = reportLines(seen, outcomes, warn);
    if (!lines.isEmpty()) {
      attempted.setOwed(
          StoredReport.newBuilder()
              .setName("report-%s-%d-%d".formatted(MessageId.text(letter.id()), job, attempts))
              .setTimeSeconds(seen.time())
              .setServer(seen.server())
              .addAllLines(lines));
    }
    return attempted.build();
  }

  static boolean isFinal(Outcome outcome) {
    return outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Permanent;
  }

  /// RFC 5321 §4.5.4.1: it has been tried for long enough.
  private Outcome expired(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Temporary(var trouble) -> new Outcome.Permanent(expired(trouble));
      case Outcome.Lost(var trouble) -> new Outcome.Permanent(expired(trouble));
      case Outcome.Delivered _, Outcome.Permanent _ -> outcome;
    };
  }

  private Trouble expired(Trouble last) {
    var time =
        letter.handling().by().mode() == DeliverBy.Mode.RETURN
            ? "by the time that its sender has set"
            : "within %d hours".formatted(schedule.giveUp().toHours());
    var words =
        "It could not be delivered %s, and is given up. The last time: %s"
            .formatted(time, last.words());
    return new Trouble(Trouble.Kind.EXPIRED, last.stage(), last.reply(), words);
  }

  private StoredAttempt attempt(Seen seen, List<Outcome> outcomes) {
    var attempt =
        StoredAttempt.newBuilder()
            .setTimeSeconds(seen.time())
            .setMillis((int) Math.min(seen.millis(), Integer.MAX_VALUE))
            .setServer(seen.server())
            .setTls(seen.tls())
            .setJob(job)
            .addAllTranscript(seen.transcript());
    for (int i = 0; i < outcomes.size(); i++) {
      attempt.addResults(result(seen.recipients().get(i), outcomes.get(i)));
    }
    return attempt.build();
  }

  static StoredResult result(int recipient, Outcome outcome) {
    var result = StoredResult.newBuilder().setRecipient(recipient);
    return switch (outcome) {
      case Outcome.Delivered(var reply, var passedOn, _) ->
          result
              .setKind(StoredResult.Kind.DELIVERED)
              .setStatus(reply.enhanced().startsWith("2.") ? reply.enhanced() : "2.0.0")
              .setReply(reply.toString())
              .setReportsPassedOn(passedOn)
              .build();
      case Outcome.Temporary(var trouble) -> trouble(result, StoredResult.Kind.TEMPORARY, trouble);
      case Outcome.Permanent(var trouble) -> trouble(result, StoredResult.Kind.PERMANENT, trouble);
      case Outcome.Lost(var trouble) -> trouble(result, StoredResult.Kind.LOST, trouble);
    };
  }

  private static StoredResult trouble(
      StoredResult.Builder result, StoredResult.Kind kind, Trouble trouble) {
    return result
        .setKind(kind)
        .setStatus(trouble.status(kind == StoredResult.Kind.PERMANENT))
        .setReply(trouble.reply().map(Object::toString).orElse(""))
        .setWords(trouble.words())
        .build();
  }

  private List<StoredReportLine> reportLines(Seen seen, List<Outcome> outcomes, boolean warn) {
    var lines = new ArrayList<StoredReportLine>();
    for (int i = 0; i < outcomes.size(); i++) {
      int index = seen.recipients().get(i);
      var kind = kind(letter.recipients().get(index), outcomes.get(i), warn, seen);
      if (kind != StoredReport.Kind.UNKNOWN) {
        lines.add(
            StoredReportLine.newBuilder()
                .setKind(kind)
                .setResult(told(seen, result(index, outcomes.get(i))))
                .build());
      }
    }
    return lines;
  }

  /// Only here a message arrives; elsewhere it is passed on, whoever reports what follows.
  private static StoredResult told(Seen seen, StoredResult result) {
    return result.toBuilder()
        .setReportsPassedOn(result.getReportsPassedOn() && seen.here())
        .build();
  }

  /// Whether the sender wants to hear of it (RFC 3461 §4.1, RFC 3461 §5.2). A success is told of
  /// where the next server will not; nothing is ever told to the null sender (RFC 5321 §4.5.5).
  private StoredReport.Kind kind(Recipient recipient, Outcome outcome, boolean warn, Seen seen) {
    var wanted = recipient.reports();
    boolean told =
        switch (outcome) {
          case Outcome.Permanent _ -> wanted.failure();
          case Outcome.Delivered(_, var passedOn, var timed) ->
              (wanted.success() && (!passedOn || seen.here()))
                  || traced(wanted)
                  || (!timed && isTimed(wanted, seen.time()));
          case Outcome.Temporary _, Outcome.Lost _ -> warn && wanted.delay();
        };
    if (!told || letter.envelope().sender().isEmpty()) {
      return StoredReport.Kind.UNKNOWN;
    }
    return switch (outcome) {
      case Outcome.Permanent _ -> StoredReport.Kind.FAILED;
      case Outcome.Delivered _ -> StoredReport.Kind.DELIVERED;
      case Outcome.Temporary _, Outcome.Lost _ -> StoredReport.Kind.DELAYED;
    };
  }

  /// RFC 2852 §4: whoever passes the message on says so, to everybody who wants to hear anything.
  private boolean traced(Notify wanted) {
    return letter.handling().by().trace() && !wanted.equals(Notify.NEVER);
  }

  /// RFC 2852 §4: beyond here nobody looks at the clock, which who waits for news has to know while
  /// there is time.
  private boolean isTimed(Notify wanted, long now) {
    var by = letter.handling().by();
    return by.mode() == DeliverBy.Mode.NOTIFY && !by.overdue(now) && !wanted.equals(Notify.NEVER);
  }

  /// What counts for all of a destination where nothing was tried for this job.
  static Outcome waited(Trouble trouble) {
    return new Outcome.Lost(trouble);
  }

  /// Of an operator who gives a message up.
  static Outcome dropped() {
    return new Outcome.Permanent(
        Trouble.of(Trouble.Kind.OURS, Stage.ROUTE, "The administrator of this server gave it up"));
  }
}
