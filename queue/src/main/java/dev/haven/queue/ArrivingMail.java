package dev.haven.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.account.Account;
import dev.haven.account.Accounts;
import dev.haven.account.IncomingMessage;
import dev.haven.account.NewMessage;
import dev.haven.account.ReceivedMessage;
import dev.haven.directory.Address;
import dev.haven.queue.outgoing.Letter;
import dev.haven.queue.outgoing.MessageId;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Handling;
import dev.haven.smtp.HeaderRequests;
import dev.haven.smtp.IncomingMail;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import dev.haven.smtp.SmtpService;
import dev.haven.smtp.ValidSince;
import dev.haven.smtp.client.Envelope;
import dev.haven.store.LogId;
import dev.haven.store.StagedBlob;
import dev.haven.store.StoreException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/// One message on its way into the accounts of its recipients, and into the queue.
///
/// Its octets are staged once, whatever the number of accounts: accounts and queue keep the same
/// blob, of which the queue leaves out what is ours (Return-Path). All of them are asked before the
/// first is waited for, so one sync covers them. What the queue has taken is sent only when the
/// accounts have it too. Belongs to its session's thread.
final class ArrivingMail implements IncomingMail {
  private static final System.Logger LOG = System.getLogger(ArrivingMail.class.getName());

  /// Aliases may make many accounts of few recipients.
  private static final int MOST_ACCOUNTS = 5_000;

  private sealed interface Stage {
    record Addressing() implements Stage {}

    record Receiving(IncomingMessage message, Fingerprint fingerprint, int skip) implements Stage {}

    record Over() implements Stage {}
  }

  private final long number;
  private final String id;
  private final Origin origin;
  private final Routing routing;
  private final Accounts accounts;
  private final Outgoing outgoing;
  private final Allowance allowance;
  private final UnfinishedDeliveries unfinished;
  private final InstantSource clock;
  private final Map<LogId, Account> due = new LinkedHashMap<>();

  /// Where in them: what was named first counts, since nobody gets a message twice.
  private final Map<LogId, String> mailboxes = new HashMap<>();

  private final Map<Address, Recipient> away = new LinkedHashMap<>();

  /// People here of whose delivery the sender wants to hear (RFC 3461 §4.1).
  private final Map<Address, Recipient> announced = new LinkedHashMap<>();

  private final Addressees addressees = new Addressees();
  private Handling handling;
  private int recipients;
  private final SeenOctets seen = new SeenOctets();

  /// Octets of our signatures, which precede the trace.
  private int signed;

  private Stage stage = new Stage.Addressing();

  ArrivingMail(
      Origin origin,
      Routing routing,
      Accounts accounts,
      Outgoing outgoing,
      UnfinishedDeliveries unfinished,
      InstantSource clock) {
    this.number = outgoing.ids().next();
    this.id = MessageId.text(number);
    this.origin = origin;
    this.handling = origin.handling();
    this.routing = routing;
    this.accounts = accounts;
    this.outgoing = outgoing;
    this.allowance = new Allowance(outgoing.queue().senders());
    this.unfinished = unfinished;
    this.clock = clock;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public void recipient(Recipient recipient) throws Refused {
    allowance.check(origin, recipients + 1);
    take(recipient, allowance.way(routing, recipient, origin));
    recipients++;
  }

  private void take(Recipient recipient, Routing.Way way) throws Refused {
    switch (way) {
      case Routing.Way.Away _ -> away.putIfAbsent(recipient.address(), recipient);
      // Those here get it from the queue, too, if it is held for everybody (RFC 4865 §3), or if
      // each
      // has a return path of their own.
      case Routing.Way.Here _ when held() || separate() ->
          away.putIfAbsent(recipient.address(), recipient);
      case Routing.Way.Here(var reached) -> {
        if (due.size() + reached.size() > MOST_ACCOUNTS) {
          throw Reply.refused(
              452, "4.5.3", "This message goes to too many people; send another copy to the rest");
        }
        for (var place : reached) {
          due.put(place.account().id(), place.account());
          mailboxes.putIfAbsent(place.account().id(), place.mailbox());
        }
        addressees.add(
            recipient,
            reached.stream().map(place -> place.account().id()).collect(Collectors.toSet()));
        if (recipient.reports().success()) {
          announced.putIfAbsent(recipient.address(), recipient);
        }
      }
    }
  }

  private boolean separate() {
    return !origin.handling().verp().isEmpty() && origin.sender().isPresent();
  }

  private boolean held() {
    return origin.handling().holdUntil() > clock.instant().getEpochSecond();
  }

  /// The trace begins with so many octets of signatures of ours.
  void signed(int octets) {
    signed = octets;
  }

  /// Writes what stands before the sender's first octet: Return-Path (RFC 5321 §4.4), then the
  /// Received field.
  @Override
  public void content(byte[] trace) {
    var message = accounts.receive();
    boolean mayBeRepeated = due.size() + away.size() > 1 || !unfinished.isEmpty();
    var fingerprint = mayBeRepeated ? Fingerprint.wanted() : Fingerprint.unwanted();
    var returnPath = "Return-Path: <" + sender() + ">\r\n";
    var field = returnPath.getBytes(UTF_8);
    stage = new Stage.Receiving(message, fingerprint, field.length);
    message.write(field, 0, field.length);
    message.write(trace, 0, trace.length);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    var receiving = receiving();
    if (!away.isEmpty()) {
      seen.look(bytes, offset, length);
    }
    receiving.fingerprint().add(bytes, offset, length);
    receiving.message().write(bytes, offset, length);
  }

  /// What RCPT said of an owner counts for more; and a field speaks of recipients only (RFC 7293
  /// §3.2).
  @Override
  public void requested(HeaderRequests requests) throws Refused {
    handling = requests.applied(handling);
    for (var owner : requests.validSince().entrySet()) {
      var since = new ValidSince(owner.getValue(), true);
      if (addressees.include(owner.getKey())) {
        routing.requireSameOwner(owner.getKey(), since);
      }
      if (requests.taken()) {
        away.computeIfPresent(
            owner.getKey(), (_, to) -> to.validSince().asked() ? to : to.since(since));
      }
    }
  }

  @Override
  public List<Reply> commit() throws Refused {
    var receiving = receiving();
    try (var message = receiving.message().finish()) {
      stage = new Stage.Over();
      if (origin.service() == SmtpService.LMTP) {
        return deliverSeparately(message, receiving);
      }
      boolean held = allowance.spend(origin, recipients, away.keySet());
      var letters = letters(receiving.skip());
      if (due.isEmpty() && announced.isEmpty()) {
        queueAlone(letters.getFirst(), message, held);
      } else {
        deliverAndQueue(letters, message, receiving.fingerprint(), held);
      }
      note(message, held);
      if (held) {
        return List.of(Allowance.held(id));
      }
    }
    var words = (away.isEmpty() ? "Delivered as " : "Accepted as ") + id;
    return List.of(Reply.of(250, "2.0.0", words));
  }

  /// In the place of [#commit], for who wants nothing kept.
  Finished finish() {
    var received = receiving().message().finish();
    stage = new Stage.Over();
    var accounts = new LinkedHashMap<Account, String>();
    due.forEach((log, account) -> accounts.put(account, mailboxes.getOrDefault(log, "")));
    return new Finished(id, received, accounts, away.keySet(), clock.instant().getEpochSecond());
  }

  private void note(ReceivedMessage message, boolean held) {
    ArrivalLog.note(id, origin, due.size(), away.size(), message.size(), held);
  }

  /// By LMTP: nobody's trouble is another's (RFC 2033 §4.2), but for that of the disk.
  private List<Reply> deliverSeparately(ReceivedMessage message, Stage.Receiving receiving) {
    var attempt = new UnfinishedDeliveries.Attempt(sender(), receiving.fingerprint().hex());
    var before = unfinished.served(attempt);
    before.retainAll(due.keySet());
    var remaining = new ArrayList<>(due.values());
    remaining.removeIf(account -> before.contains(account.id()));
    var arrival = NewMessage.of(message, clock.instant().getEpochSecond());
    var delivery = Delivery.of(id, arrival, mailboxes, remaining);
    List<Reply> replies;
    try {
      replies = addressees.replies(delivery, id);
      announce(addressees.announced(delivery), message, receiving.skip());
    } catch (RuntimeException trouble) {
      unfinished.failed(attempt, delivery.served());
      throw trouble;
    }
    var served = new HashSet<>(delivery.served());
    served.addAll(before);
    served.retainAll(addressees.triedAgain(delivery));
    unfinished.passedOver(attempt, before);
    unfinished.failed(attempt, served);
    note(message, false);
    return replies;
  }

  private void announce(List<Recipient> recipients, ReceivedMessage message, int skip) {
    if (!recipients.isEmpty() && origin.sender().isPresent()) {
      var letter = letter(outgoing.ids().next(), recipients, skip);
      settled(outgoing.queue().announce(letter, message.body()));
      outgoing.queue().release(letter.id(), outgoing.reports());
    }
  }

  /// What the queue gets: the message for those elsewhere, and the announcement of those here.
  private List<Letter> letters(int skip) {
    var letters = new ArrayList<Letter>();
    if (!away.isEmpty()) {
      letters.add(letter(number, away.values(), skip));
    }
    if (!announced.isEmpty() && origin.sender().isPresent()) {
      letters.add(letter(outgoing.ids().next(), announced.values(), skip));
    }
    return letters;
  }

  private Letter letter(long as, Collection<Recipient> recipients, int skip) {
    var body =
        origin.body() == BodyType.SEVEN_BIT && seen.eightBit()
            ? BodyType.EIGHT_BIT_MIME
            : origin.body();
    var envelope =
        new Envelope(
            origin.sender(), body, origin.utf8(), origin.returned(), origin.envelopeId(), handling);
    var account = origin.person().map(person -> person.account().name()).orElse("");
    return new Letter(
        as,
        envelope,
        List.copyOf(recipients),
        skip,
        signed,
        seen.longLines(),
        clock.instant().getEpochSecond(),
        account);
  }

  private void queueAlone(Letter letter, ReceivedMessage message, boolean held) {
    var queue = outgoing.queue();
    settled(held ? queue.hold(letter, message.body()) : queue.accept(letter, message.body()));
  }

  private void deliverAndQueue(
      List<Letter> letters, ReceivedMessage message, Fingerprint fingerprint, boolean held)
      throws Refused {
    var prepared = new ArrayList<CompletableFuture<Void>>();
    for (var letter : letters) {
      prepared.add(prepared(letter, message.body(), held));
    }
    try {
      if (!due.isEmpty()) {
        var arrival = NewMessage.of(message, clock.instant().getEpochSecond());
        deliver(arrival, fingerprint, prepared);
      }
      prepared.forEach(ArrivingMail::settled);
    } catch (Refused | RuntimeException failed) {
      letters.forEach(letter -> withdraw(letter, prepared));
      throw failed;
    }
    letters.forEach(letter -> outgoing.queue().release(letter.id(), outgoing.reports()));
  }

  private CompletableFuture<Void> prepared(Letter letter, StagedBlob body, boolean held) {
    var queue = outgoing.queue();
    if (letter.id() != number) {
      return queue.announce(letter, body);
    }
    return held ? queue.hold(letter, body) : queue.prepare(letter, body);
  }

  /// Waits for the queue.
  private static void settled(CompletableFuture<Void> work) {
    try {
      work.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException trouble ? trouble : failed;
    }
  }

  /// Takes back what the queue has, once it is known whether it has it.
  private void withdraw(Letter letter, List<CompletableFuture<Void>> prepared) {
    for (var each : prepared) {
      each.exceptionally(_ -> null).join();
    }
    try {
      outgoing.queue().withdraw(letter.id());
    } catch (StoreException | CompletionException trouble) {
      LOG.log(Level.ERROR, "event=not-withdrawn q={0} cause={1}", id, trouble.getMessage());
    }
  }

  private void deliver(
      NewMessage arrival, Fingerprint fingerprint, List<CompletableFuture<Void>> queued)
      throws Refused {
    var attempt = new UnfinishedDeliveries.Attempt(sender(), fingerprint.hex());
    var served = unfinished.served(attempt);
    served.retainAll(due.keySet());
    var remaining = new ArrayList<>(due.values());
    remaining.removeIf(account -> served.contains(account.id()));
    var delivery = Delivery.of(id, arrival, mailboxes, remaining);
    if (!delivery.complete()) {
      unfinished.failed(attempt, delivery.served());
      throw delivery.refusal();
    }
    try {
      queued.forEach(ArrivingMail::settled);
    } catch (RuntimeException notQueued) {
      unfinished.failed(attempt, delivery.served());
      throw notQueued;
    }
    unfinished.passedOver(attempt, served);
  }

  private String sender() {
    return origin.sender().map(Address::toString).orElse("");
  }

  private Stage.Receiving receiving() {
    if (stage instanceof Stage.Receiving receiving) {
      return receiving;
    }
    throw new IllegalStateException("content was not opened, or is over");
  }

  @Override
  public void close() {
    if (stage instanceof Stage.Receiving(var message, _, _)) {
      message.close();
    }
    stage = new Stage.Over();
  }
}
