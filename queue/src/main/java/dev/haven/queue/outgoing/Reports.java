package dev.haven.queue.outgoing;

import dev.haven.account.Accounts;
import dev.haven.account.Deliver;
import dev.haven.account.IncomingMessage;
import dev.haven.account.IntentRefused;
import dev.haven.account.NewMessage;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.Person;
import dev.haven.directory.Resolution;
import dev.haven.queue.format.StoredReport;
import dev.haven.queue.place.Places;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Handling;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.ReturnContent;
import dev.haven.smtp.ValidSince;
import dev.haven.smtp.client.Envelope;
import dev.haven.store.LogId;
import dev.haven.store.StoreException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Tells senders what became of their mail, each thing once.
///
/// What has to be told stands in the queue log before it is told. A report for somebody here is
/// delivered under its name, which an account takes once; one for somebody elsewhere enters the
/// queue in the same entry that says that it is told. So neither a crash nor a second try makes two
/// of it. Safe for any thread.
public final class Reports {
  private static final System.Logger LOG = System.getLogger(Reports.class.getName());

  private final Queue queue;
  private final Directory directory;
  private final Accounts accounts;
  private final LocalDelivery local;
  private final String host;
  private final LongSupplier ids;
  private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

  /// @param host the name under which reports are made
  /// @param ids of new messages
  public Reports(
      Queue queue, Directory directory, Accounts accounts, String host, LongSupplier ids) {
    this.queue = queue;
    this.directory = directory;
    this.accounts = accounts;
    this.local = new LocalDelivery(directory, accounts);
    this.host = host;
    this.ids = ids;
  }

  /// What is for people here after all.
  LocalDelivery local() {
    return local;
  }

  /// Tells everything that is to be told of a message; what fails is tried again later.
  void settle(QueuedMessage message) {
    var tried = new HashSet<String>();
    // What another job of the message owes by the time that this one is settled is left to us.
    while (owesMore(message, tried) && underWay.add(message.id)) {
      try {
        settleOnce(message, tried);
      } finally {
        underWay.remove(message.id);
      }
    }
  }

  private boolean owesMore(QueuedMessage message, Set<String> tried) {
    var owed = queue.index().locked(() -> message.owed);
    return owed.stream().anyMatch(report -> !tried.contains(report.getName()));
  }

  private void settleOnce(QueuedMessage message, Set<String> tried) {
    try {
      for (var report : queue.index().locked(() -> message.owed)) {
        if (tried.add(report.getName())) {
          settle(message, report);
        }
      }
    } catch (StoreException | CompletionException | IOException trouble) {
      LOG.log(
          Level.ERROR,
          () ->
              "event=report-waits q=%s cause=\"%s\""
                  .formatted(MessageId.text(message.id), trouble.getMessage()));
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, "event=bug at=report q=" + MessageId.text(message.id), bug);
    }
  }

  private void settle(QueuedMessage message, StoredReport report) throws IOException {
    var log = queue.log(message);
    var letter = log.letter(message.item);
    var about = letter.recipients().get(report.getLines(0).getResult().getRecipient());
    var sender = Verp.reader(letter, about);
    if (sender.isEmpty()) {
      queue.reported(message, report, Optional.empty());
      return;
    }
    var original = new StoredContent(queue.store(), log.body(message.item), letter.skip());
    var schedule =
        queue.options().scheduleOf(Jobs.destination(letter.recipients().getFirst().address()));
    var text = new ReportMessage(host, letter, report, schedule.giveUp());
    switch (directory.resolve(sender.get())) {
      case Resolution.Accounts reached -> {
        boolean told = deliver(reached, author(letter), report, text, original);
        if (told || isTooLate(letter, schedule)) {
          queue.reported(message, report, Optional.empty());
        }
      }
      case Resolution.NotLocal _ -> {
        boolean careful = letter.handling().requireTls();
        send(message, report, text, original, sender.get(), careful);
      }
      case Resolution.NoSuchAddress _ -> {
        LOG.log(
            Level.INFO,
            "event=report-for-nobody q={0} to=<{1}>",
            MessageId.text(letter.id()),
            sender.get());
        queue.reported(message, report, Optional.empty());
      }
      case Resolution.Suspended _ -> {
        // It waits, as all mail for them does, but not for ever.
        if (isTooLate(letter, schedule)) {
          queue.reported(message, report, Optional.empty());
        }
      }
    }
  }

  /// Whether a report has waited for its reader as long as a message waits for its destination,
  /// after the message had waited as long itself.
  private boolean isTooLate(Letter letter, RetrySchedule schedule) {
    boolean late = queue.now() - letter.released() > 2 * schedule.giveUp().toSeconds();
    if (late) {
      LOG.log(Level.WARNING, "event=report-given-up q={0}", MessageId.text(letter.id()));
    }
    return late;
  }

  /// Whoever signed in to send what the report is about.
  private Optional<Person> author(Letter letter) {
    return letter.account().isEmpty()
        ? Optional.empty()
        : directory.owner(new LogId(letter.account()));
  }

  private boolean deliver(
      Resolution.Accounts reached,
      Optional<Person> author,
      StoredReport report,
      ReportMessage text,
      StoredContent original)
      throws IOException {
    boolean all = true;
    try (var incoming = accounts.receive()) {
      write(incoming, text, original);
      try (var message = incoming.finish()) {
        var arrival = NewMessage.of(message, queue.now());
        for (var place : new Places(accounts).of(reached, author, ValidSince.UNASKED, 0)) {
          place.account().commit(new Deliver(report.getName(), place.mailbox(), arrival));
        }
      }
    } catch (IntentRefused | Refused full) {
      LOG.log(
          Level.WARNING,
          "event=report-waits name={0} cause={1}",
          report.getName(),
          full.getMessage());
      all = false;
    }
    return all;
  }

  private static void write(IncomingMessage out, ReportMessage text, StoredContent original)
      throws IOException {
    out.write("Return-Path: <>\r\n".getBytes(StandardCharsets.US_ASCII));
    text.writeTo(out, original);
  }

  private void send(
      QueuedMessage message,
      StoredReport report,
      ReportMessage text,
      StoredContent original,
      Address sender,
      boolean requireTls)
      throws IOException {
    var envelope =
        new Envelope(
            Optional.empty(),
            BodyType.EIGHT_BIT_MIME,
            sender.needsSmtpUtf8(),
            ReturnContent.UNSPECIFIED,
            "",
            // RFC 8689 §5: what was to travel safely comes back so.
            requireTls ? Handling.ORDINARY.requiringTls() : Handling.ORDINARY);
    long id = ids.getAsLong();
    try (var staged = StagedReport.of(queue, MessageId.text(id), text, original)) {
      var to = List.of(Recipient.of(sender));
      var letter = new Letter(id, envelope, to, 0, staged.signed(), false, queue.now(), "");
      var arrival = new Write.Arrival(letter, staged.body(), queue.now());
      queue.reported(message, report, Optional.of(arrival));
    }
  }
}
