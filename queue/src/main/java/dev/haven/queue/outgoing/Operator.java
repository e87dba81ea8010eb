package dev.haven.queue.outgoing;

import dev.haven.directory.Address;
import dev.haven.queue.format.Paused;
import dev.haven.queue.format.QueueChange;
import dev.haven.queue.format.StoredAttempt;
import dev.haven.queue.format.StoredResult;
import dev.haven.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/// What an operator can see of the queue and do to it, whether anything is being sent or not.
///
/// Safe for any thread. What it changes is durable when it returns.
public final class Operator {
  private final Queue queue;
  private final QueueIndex index;

  public Operator(Queue queue) {
    this.queue = queue;
    this.index = queue.index();
  }

  /// Which messages are meant: one by its id, those to a domain as `@example.net`, those of a
  /// sender as `jane@example.com`, or `all`.
  private Predicate<Job> selection(String what) {
    if (what.equals("all")) {
      return _ -> true;
    }
    if (what.startsWith("@")) {
      var domain = what.substring(1).toLowerCase(Locale.ROOT);
      return job -> job.destination.name().equals(domain);
    }
    if (what.indexOf('@') > 0) {
      return _ -> true; // its letter tells, which is read without the lock
    }
    var id = MessageId.parse(what);
    return job -> id.isPresent() && job.message.id == id.getAsLong();
  }

  private List<Job> select(String what) {
    var wanted = selection(what);
    var jobs = new ArrayList<Job>();
    queue.visit(message -> {
      for (var job : message.jobs) {
        if (job.remaining != 0 && wanted.test(job)) {
          jobs.add(job);
        }
      }
    });
    if (what.indexOf('@') > 0) {
      jobs.removeIf(job -> !isFrom(job, what));
    }
    return jobs;
  }

  private boolean isFrom(Job job, String sender) {
    try {
      var letter = queue.log(job.message).letter(job.message.item);
      return letter.envelope().sender().map(Address::toString).orElse("").equalsIgnoreCase(sender);
    } catch (StoreException gone) {
      if (gone.kind() == StoreException.Kind.GONE) {
        return false;
      }
      throw gone;
    }
  }

  /// Lists messages, the oldest first.
  ///
  /// @param what as everywhere here
  /// @param sender only those of this sender; empty for all
  /// @param held only those that are held
  public QueueView list(
      String what, String sender, boolean held, int most, Optional<Finding> finding) {
    var messages = new ArrayList<QueuedMessage>();
    for (var job : select(what)) {
      if ((!held || job.held) && (messages.isEmpty() || messages.getLast() != job.message)) {
        messages.add(job.message);
      }
    }
    messages.sort(Comparator.comparingLong(message -> message.id));
    var entries = new ArrayList<QueueView.Entry>();
    for (var message : messages) {
      if (entries.size() < most) {
        entry(message)
            .filter(entry -> sender.isEmpty() || entry.from().equalsIgnoreCase(sender))
            .ifPresent(entries::add);
      }
    }
    return new QueueView(entries, queue.size(), index.locked(index::paused), places(), finding);
  }

  private List<QueueView.Place> places() {
    return index.locked(() ->
        index.destinations().stream()
            .filter(place -> place.paused() || place.trouble().isPresent())
            .map(place ->
                new QueueView.Place(
                    place.name(),
                    place.waiting().size(),
                    place.paused(),
                    place.trouble().map(trouble -> trouble.words()).orElse("")))
            .sorted(Comparator.comparing(QueueView.Place::destination))
            .toList());
  }

  /// Empty if the message has just been delivered.
  private Optional<QueueView.Entry> entry(QueuedMessage message) {
    try {
      var log = queue.log(message);
      var letter = log.letter(message.item);
      long octets = log.body(message.item).length() - letter.skip();
      var parts = index.locked(() -> parts(message, letter));
      return Optional.of(
          new QueueView.Entry(
              MessageId.text(message.id),
              Instant.ofEpochSecond(message.arrived),
              letter.envelope().sender().map(Address::toString).orElse(""),
              octets,
              parts));
    } catch (StoreException gone) {
      if (gone.kind() == StoreException.Kind.GONE) {
        return Optional.empty();
      }
      throw gone;
    }
  }

  private List<QueueView.Part> parts(QueuedMessage message, Letter letter) {
    var members = Jobs.of(letter.recipients());
    var parts = new ArrayList<QueueView.Part>();
    for (var job : message.jobs) {
      if (job.remaining != 0) {
        var left =
            Worker.remaining(members.get(job.number), job.stored()).stream()
                .map(recipient -> letter.recipients().get(recipient).address().toString())
                .toList();
        parts.add(
            new QueueView.Part(
                job.destination.name(),
                left,
                state(job),
                job.attempts,
                Instant.ofEpochSecond(job.due)));
      }
    }
    return parts;
  }

  private String state(Job job) {
    if (job.held) {
      return "held";
    }
    return job.active ? "sending" : job.due <= queue.now() ? "due" : "waiting";
  }

  /// One message with its history, also if it has left the queue not long ago.
  public Optional<QueueView.History> show(String id) {
    var number = MessageId.parse(id);
    var message =
        number.isEmpty() ? Optional.<QueuedMessage>empty() : queue.find(number.getAsLong());
    return message
        .flatMap(found -> entry(found).map(entry -> history(found, entry)))
        .or(() ->
            number.isEmpty()
                ? Optional.empty()
                : queue.finished().find(number.getAsLong()).map(Operator::finished));
  }

  private static QueueView.History finished(FinishedMail.Finished followed) {
    var letter = followed.letter();
    var entry =
        new QueueView.Entry(
            MessageId.text(letter.id()),
            Instant.ofEpochSecond(letter.arrived()),
            letter.envelope().sender().map(Address::toString).orElse(""),
            0,
            List.of());
    return new QueueView.History(
        entry, followed.attempts().stream().map(attempt -> attempt(letter, attempt)).toList());
  }

  private QueueView.History history(QueuedMessage message, QueueView.Entry entry) {
    var letter = queue.log(message).letter(message.item);
    return new QueueView.History(
        entry, queue.history(message).stream().map(attempt -> attempt(letter, attempt)).toList());
  }

  private static QueueView.Attempt attempt(Letter letter, StoredAttempt stored) {
    return new QueueView.Attempt(
        Instant.ofEpochSecond(stored.getTimeSeconds()),
        stored.getMillis(),
        stored.getServer(),
        stored.getTls(),
        stored.getResultsList().stream().map(result -> result(letter, result)).toList(),
        stored.getTranscriptList().stream().toList());
  }

  private static QueueView.Result result(Letter letter, StoredResult stored) {
    return new QueueView.Result(
        letter.recipients().get(stored.getRecipient()).address().toString(),
        stored.getKind().name().toLowerCase(Locale.ROOT),
        stored.getStatus(),
        stored.getReply(),
        stored.getWords());
  }

  /// Tries messages now, whatever was seen of their destinations.
  ///
  /// @return how many jobs that were
  public int retry(String what) {
    var jobs = select(what);
    jobs.removeIf(job -> job.held);
    index.locked(() -> {
      for (var job : jobs) {
        if (job.waiting()) {
          index.move(job, queue.now(), false);
        }
        job.destination.wake();
        index.schedule(job.destination);
      }
      return jobs;
    });
    queue.move(jobs, queue.now(), false);
    return jobs.size();
  }

  /// Leaves messages alone until they are [#release]d.
  public int hold(String what) {
    return move(what, true);
  }

  /// Lets go what is held. Whose mail was held because it looked as if their account was taken over
  /// is trusted from then on.
  public int release(String what) {
    for (var job : select(what)) {
      if (job.held) {
        queue.senders().trust(queue.log(job.message).letter(job.message.item).account());
      }
    }
    return move(what, false);
  }

  private int move(String what, boolean held) {
    var jobs = select(what);
    jobs.removeIf(job -> job.held == held);
    queue.move(jobs, queue.now(), held);
    return jobs.size();
  }

  /// Gives messages up.
  ///
  /// @param told whether their senders are to be told
  public int drop(String what, boolean told) {
    var jobs = select(what);
    for (var job : jobs) {
      var letter = queue.log(job.message).letter(job.message.item);
      var members = Jobs.of(letter.recipients()).get(job.number);
      var before = index.locked(job::stored);
      var due = Worker.remaining(members, before);
      var outcomes = Collections.nCopies(due.size(), AttemptOutcome.dropped());
      var seen = new AttemptOutcome.Seen(queue.now(), 0, "", "", due, outcomes, List.of());
      var attempted =
          new AttemptOutcome(letter, job.number, before, members, queue.options().schedule())
              .of(seen, ThreadLocalRandom.current());
      var silent = attempted.toBuilder().clearOwed().build();
      queue.attempted(job.message, letter, told ? attempted : silent);
      queue.noted(letter, attempted);
    }
    return jobs.size();
  }

  /// Sends nothing more to a domain, or nothing at all with `all`, until [#resume].
  public void pause(String domain) {
    paused(domain, true);
  }

  public void resume(String domain) {
    paused(domain, false);
  }

  private void paused(String domain, boolean now) {
    var name = domain.equals("all") ? "" : domain.toLowerCase(Locale.ROOT);
    var change = Paused.newBuilder().setDestination(name).setNow(now);
    queue.change(QueueChange.newBuilder().setPaused(change).build());
  }
}
