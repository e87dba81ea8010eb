package dev.haven.queue.outgoing;

import dev.haven.queue.format.Attempted;
import dev.haven.queue.format.StoredJob;
import dev.haven.smtp.client.ClientSession;
import dev.haven.smtp.client.Outcome;
import dev.haven.smtp.client.SmtpClient;
import dev.haven.smtp.client.Stage;
import dev.haven.smtp.client.Trouble;
import dev.haven.store.StoreException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Work for one destination: a job, and as many more as are due, through one session. For one
/// virtual thread, which it runs on from beginning to end.
final class Worker {
  private static final System.Logger LOG = System.getLogger(Worker.class.getName());

  /// After so many jobs it is another destination's turn, if one stands in line for the session.
  private static final int TURN = 20;

  private static final int DISK_PAUSE = 30;
  private static final long DISK_RETRY = 1_000_000_000;

  /// What all workers share.
  record Tools(
      Queue queue,
      Router router,
      SmtpClient client,
      HostSlots slots,
      PortWatch ports,
      Reports reports) {}

  private final Tools tools;
  private final Queue queue;
  private final QueueIndex index;
  private final Destination destination;
  private final Standing standing;
  private final Job first;
  private final Trip trip;
  private final BooleanSupplier closing;
  private boolean standsInLine;

  /// @param trip on its way to the work's destination
  /// @param closing whether the server is going down
  Worker(Tools tools, QueueIndex.Work work, Trip trip, BooleanSupplier closing) {
    this.trip = trip;
    this.closing = closing;
    this.tools = tools;
    this.queue = tools.queue();
    this.index = queue.index();
    this.destination = work.destination();
    this.standing = new Standing(queue, destination);
    this.first = work.job();
  }

  void run() {
    Job job = first;
    try {
      for (int done = 1; job != null; done++) {
        boolean goOn = attempt(job);
        job = goOn && !closing.getAsBoolean() ? more(done) : null;
      }
    } finally {
      if (!standsInLine) {
        index.sessionOver(destination);
      }
    }
  }

  private @Nullable Job more(int done) {
    return done % TURN == 0 && trip.isAwaited()
        ? null
        : index.locked(() -> destination.takeMore(queue.now()));
  }

  /// Tries one job; whether the next one may follow.
  private boolean attempt(Job job) {
    try {
      if (!queue.log(job.message).hold(QueueLog.TO_BEGIN) || !index.knows(job.message)) {
        return false; // whoever has the log now sends it, perhaps we ourselves, having read it anew
      }
      var letter = queue.log(job.message).letter(job.message.item);
      return attemptOrNote(job, letter);
    } catch (StoreException trouble) {
      troubled(job, trouble);
      return false;
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, "event=bug at=queue q=" + id(job), bug);
      putBack(job, DISK_PAUSE);
      return false;
    }
  }

  /// A bug counts as an attempt that failed: the schedule bounds it, and the sender hears of it.
  private boolean attemptOrNote(Job job, Letter letter) {
    try {
      return attempt(job, letter);
    } catch (StoreException trouble) {
      throw trouble;
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, "event=bug at=queue q=" + id(job), bug);
      var members = Jobs.of(letter.recipients()).get(job.number);
      var before = index.locked(job::stored);
      var due = remaining(members, before);
      if (due.isEmpty()) {
        return false;
      }
      var ours =
          Trouble.of(Trouble.Kind.OURS, Stage.ROUTE, "This server failed; its log has the cause");
      var seen = AttemptOutcome.Seen.untried(queue.now(), due, new Outcome.Temporary(ours));
      record(job, letter, members, before, seen);
      return false;
    }
  }

  /// What cannot be read will not be readable in half a minute: it is held for the operator.
  private void troubled(Job job, StoreException trouble) {
    LOG.log(
        Level.ERROR,
        () -> "event=queue-trouble q=%s cause=\"%s\"".formatted(id(job), trouble.getMessage()));
    putBack(job, DISK_PAUSE);
    boolean forGood =
        trouble.kind() == StoreException.Kind.DAMAGED || trouble.kind() == StoreException.Kind.GONE;
    if (!forGood) {
      return;
    }
    try {
      queue.move(job, queue.now(), true);
      LOG.log(Level.ERROR, () -> "event=held-unreadable q=%s".formatted(id(job)));
    } catch (StoreException again) {
      LOG.log(Level.ERROR, () -> "event=not-held q=%s".formatted(id(job)), again);
    }
  }

  private static String id(Job job) {
    return MessageId.text(job.message.id);
  }

  /// In memory only: nothing was seen that should be remembered.
  private void putBack(Job job, int seconds) {
    index.locked(() -> {
      job.active = false;
      job.due = queue.now() + seconds;
      if (job.message == index.message(job.message.id).orElse(null)) {
        index.wait(job);
      }
      return job;
    });
  }

  private boolean attempt(Job job, Letter letter) {
    long began = System.nanoTime();
    var members = Jobs.of(letter.recipients()).get(job.number);
    var before = index.locked(job::stored);
    var due = remaining(members, before);
    if (letter.handling().by().tooLate(queue.now())) {
      var late = Trouble.of(Trouble.Kind.EXPIRED, Stage.ROUTE, "There was no time left to try");
      record(
          job,
          letter,
          members,
          before,
          AttemptOutcome.Seen.untried(queue.now(), due, new Outcome.Temporary(late)));
      return true;
    }
    if (tools.reports().local().serves(destination.name())) {
      deliverHere(job, letter, members, before, due, began);
      return true;
    }
    return switch (trip.open(letter.handling().tlsOptional())) {
      case Trip.Opened.Busy(var hop) -> {
        index.standsInLine(destination);
        standsInLine = tools.slots().await(hop, new QueueIndex.Work(job, destination));
        if (!standsInLine) {
          putBack(job, 0); // a place has become free meanwhile
        }
        yield false;
      }
      case Trip.Opened.Failed _ when closing.getAsBoolean() -> {
        putBack(job, 0);
        yield false;
      }
      case Trip.Opened.Failed(var outcome, var server, var transcript) -> {
        var seen =
            new AttemptOutcome.Seen(
                queue.now(),
                millis(began),
                server,
                "",
                due,
                Collections.nCopies(due.size(), outcome),
                transcript);
        record(job, letter, members, before, seen);
        standing.failed(outcome).ifPresent(this::sweep);
        yield outcome instanceof Outcome.Permanent;
      }
      case Trip.Opened.Ready(var session) -> {
        index.answers(destination);
        yield send(job, letter, members, before, due, session, began);
      }
    };
  }

  private void deliverHere(
      Job job,
      Letter letter,
      List<Integer> members,
      StoredJob before,
      List<Integer> due,
      long began) {
    var recipients = due.stream().map(letter.recipients()::get).toList();
    var body = queue.log(job.message).body(job.message.item);
    var content = new StoredContent(queue.store(), body, letter.skip());
    var outcomes = tools.reports().local().deliver(letter, recipients, content, queue.now());
    var seen =
        new AttemptOutcome.Seen(
            queue.now(), millis(began), LocalDelivery.SERVER, "", due, outcomes, List.of());
    record(job, letter, members, before, seen);
    index.answers(destination);
    standing.judge(outcomes).ifPresent(this::sweep);
  }

  private boolean send(
      Job job,
      Letter letter,
      List<Integer> members,
      StoredJob before,
      List<Integer> due,
      ClientSession session,
      long began) {
    var chosen = Batch.of(session, letter, due);
    var batch = chosen.recipients();
    var body = queue.log(job.message).body(job.message.item);
    var outcomes = chosen.send(session, letter, new LetterContent(queue, letter, body));
    if (closing.getAsBoolean() && outcomes.stream().allMatch(Outcome.Lost.class::isInstance)) {
      putBack(job, 0); // we have cut it off ourselves
      return false;
    }
    boolean fine = outcomes.stream().allMatch(Outcome.Delivered.class::isInstance);
    var seen =
        new AttemptOutcome.Seen(
            queue.now(),
            millis(began),
            session.hop().where(),
            Trip.tls(session.tls()),
            batch,
            outcomes,
            fine ? List.of() : session.transcript());
    var attempted = record(job, letter, members, before, seen);
    standing.judge(outcomes).ifPresent(this::sweep);
    if (batch.size() < due.size() && attempted.getAfter().getRemaining() != 0) {
      index.locked(() -> {
        index.move(job, queue.now(), job.held);
        return job;
      });
    }
    return outcomes.stream().noneMatch(Outcome.Lost.class::isInstance);
  }

  static List<Integer> remaining(List<Integer> members, StoredJob before) {
    var due = new ArrayList<Integer>();
    for (int i = 0; i < members.size(); i++) {
      if ((before.getRemaining() >>> i & 1) != 0) {
        due.add(members.get(i));
      }
    }
    return due;
  }

  private static long millis(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  private Attempted record(
      Job job, Letter letter, List<Integer> members, StoredJob before, AttemptOutcome.Seen seen) {
    var schedule = queue.options().scheduleOf(destination.name());
    var attempted =
        new AttemptOutcome(letter, job.number, before, members, schedule)
            .of(seen, ThreadLocalRandom.current());
    boolean lost = seen.outcomes().stream().allMatch(Outcome.Lost.class::isInstance);
    index.locked(() -> job.waitsForDestination = lost);
    writeDown(job, letter, attempted);
    queue.noted(letter, attempted);
    if (attempted.hasOwed()) {
      tools.reports().settle(job.message);
    }
    return attempted;
  }

  /// Until it is written down that somebody has a message, it would be sent again: so a disk that
  /// is full is waited for.
  private void writeDown(Job job, Letter letter, Attempted attempted) {
    while (true) {
      try {
        queue.attempted(job.message, letter, attempted);
        return;
      } catch (StoreException trouble) {
        if (closing.getAsBoolean() || trouble.kind() == StoreException.Kind.CLOSED) {
          throw trouble;
        }
        LOG.log(
            Level.ERROR,
            () ->
                "event=attempt-not-written q=%s cause=\"%s\""
                    .formatted(id(job), trouble.getMessage()));
        LockSupport.parkNanos(DISK_RETRY);
      }
    }
  }

  /// Nothing was tried for those who wait for the destination too long; they are told all the same.
  private void sweep(Trouble trouble) {
    for (var job : standing.late()) {
      sweep(job, trouble);
    }
  }

  /// The deadline of the first job's message has come: its sender is told, or has it back.
  void expire() {
    var words = "Its time came while it waited for " + destination.name();
    sweep(first, Trouble.of(Trouble.Kind.EXPIRED, Stage.ROUTE, words));
  }

  private void sweep(Job job, Trouble trouble) {
    try {
      var letter = queue.log(job.message).letter(job.message.item);
      var members = Jobs.of(letter.recipients()).get(job.number);
      var before = index.locked(job::stored);
      var due = remaining(members, before);
      record(
          job,
          letter,
          members,
          before,
          AttemptOutcome.Seen.untried(queue.now(), due, AttemptOutcome.waited(trouble)));
    } catch (StoreException failed) {
      troubled(job, failed);
    }
  }
}
