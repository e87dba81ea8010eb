package dev.haven.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.account.Account;
import dev.haven.account.Accounts;
import dev.haven.account.IncomingMessage;
import dev.haven.account.NewMessage;
import dev.haven.account.ReceivedMessage;
import dev.haven.directory.Address;
import dev.haven.queue.outgoing.MessageId;
import dev.haven.queue.place.Place;
import dev.haven.smtp.HeaderRequests;
import dev.haven.smtp.IncomingMail;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import dev.haven.smtp.SmtpService;
import dev.haven.smtp.ValidSince;
import dev.haven.store.LogId;
import dev.haven.store.StagedBlob;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One message on its way into the accounts of its recipients, and into the queue.
///
/// Its octets are staged once, whatever the number of accounts: accounts and queue keep the same
/// blob. All of them are asked before the first is waited for, so one sync covers them. What the
/// queue has taken ([QueueShare]) is sent only when the accounts have it too. Belongs to its
/// session's thread.
final class ArrivingMail implements IncomingMail {
  /// Aliases may make many accounts of few recipients.
  private static final int MOST_ACCOUNTS = 5_000;

  private sealed interface Stage {
    record Addressing() implements Stage {}

    record Receiving(IncomingMessage message, Fingerprint fingerprint) implements Stage {}

    /// No account here is to have it, so nobody asks what is in it: only its octets are kept.
    record Passing(StagedBlob octets) implements Stage {}

    record Over() implements Stage {}
  }

  private final String id;
  private final Origin origin;
  private final Routing routing;
  private final Accounts accounts;
  private final QueueShare share;
  private final Allowance allowance;
  private final UnfinishedDeliveries unfinished;
  private final InstantSource clock;
  private final Addressees addressees = new Addressees();
  private int recipients;

  private Stage stage = new Stage.Addressing();

  ArrivingMail(
      Origin origin,
      Routing routing,
      Accounts accounts,
      Outgoing outgoing,
      UnfinishedDeliveries unfinished,
      InstantSource clock) {
    long number = outgoing.ids().next();
    this.id = MessageId.text(number);
    this.origin = origin;
    this.routing = routing;
    this.accounts = accounts;
    this.share = new QueueShare(number, origin, outgoing, clock);
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
      case Routing.Way.Away _ -> share.addAway(recipient);
      // Those here get it from the queue, too, if it is held for everybody (RFC 4865 §3), or if
      // each has a return path of their own.
      case Routing.Way.Here _ when held() || separate() -> share.addAway(recipient);
      case Routing.Way.Here(var reached) -> takeHere(recipient, reached);
    }
  }

  private void takeHere(Recipient recipient, List<Place> reached) throws Refused {
    if (addressees.accounts().size() + reached.size() > MOST_ACCOUNTS) {
      throw Reply.refused(
          452, "4.5.3", "This message goes to too many people; send another copy to the rest");
    }
    addressees.add(recipient, reached);
    if (recipient.reports().success()) {
      share.addAnnounced(recipient);
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
    share.signed(octets);
  }

  /// Writes what stands before the sender's first octet: Return-Path (RFC 5321 §4.4), then the
  /// Received field.
  @Override
  public void content(byte[] trace) {
    var returnPath = "Return-Path: <" + sender() + ">\r\n";
    var field = returnPath.getBytes(UTF_8);
    share.skipped(field.length);
    stage = begun();
    keep(field, 0, field.length);
    keep(trace, 0, trace.length);
  }

  private Stage begun() {
    boolean nobodyHere = due().isEmpty() && share.announcesNobody();
    if (nobodyHere && origin.service() != SmtpService.LMTP) {
      return new Stage.Passing(share.stage());
    }
    boolean mayBeRepeated = due().size() + share.away().size() > 1 || !unfinished.isEmpty();
    var fingerprint = mayBeRepeated ? Fingerprint.wanted() : Fingerprint.unwanted();
    return new Stage.Receiving(accounts.receive(), fingerprint);
  }

  private void keep(byte[] bytes, int offset, int length) {
    if (stage instanceof Stage.Passing(var octets)) {
      octets.write(bytes, offset, length);
    } else {
      receiving().message().write(bytes, offset, length);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    share.look(bytes, offset, length);
    if (stage instanceof Stage.Receiving(_, var fingerprint)) {
      fingerprint.add(bytes, offset, length);
    }
    keep(bytes, offset, length);
  }

  /// What RCPT said of an owner counts for more; and a field speaks of recipients only (RFC 7293
  /// §3.2).
  @Override
  public void requested(HeaderRequests requests) throws Refused {
    share.requested(requests);
    if (requests.taken()) {
      requests
          .validSince()
          .forEach((owner, time) -> share.since(owner, new ValidSince(time, true)));
    }
    var refused = addressees.refuse(requests, routing);
    if (!refused.isEmpty() && origin.service() != SmtpService.LMTP) {
      refuse(refused);
    }
  }

  /// RFC 7293 §7: the only ones are refused at the end of the message; else the others get it, and
  /// the sender a report, if there is one to whom it can go.
  private void refuse(List<Recipient> refused) throws Refused {
    boolean alone = addressees.accounts().isEmpty() && share.away().isEmpty();
    if (alone || origin.sender().isEmpty()) {
      throw addressees.refusal(refused.getFirst());
    }
    refused.forEach(share::addRefused);
  }

  @Override
  public List<Reply> commit() throws Refused {
    if (stage instanceof Stage.Passing(var octets)) {
      return List.of(passOn(octets));
    }
    var receiving = receiving();
    try (var message = receiving.message().finish()) {
      stage = new Stage.Over();
      if (origin.service() == SmtpService.LMTP) {
        return deliverSeparately(message, receiving);
      }
      boolean held = allowance.spend(origin, recipients, share.away());
      deliverAndQueue(message, receiving.fingerprint(), held);
      note(message.size(), held);
      return List.of(taken(held));
    }
  }

  private Reply passOn(StagedBlob octets) throws Refused {
    try (octets) {
      octets.finish();
      stage = new Stage.Over();
      boolean held = allowance.spend(origin, recipients, share.away());
      share.queue(octets, held);
      note(octets.length(), held);
      return taken(held);
    }
  }

  private Reply taken(boolean held) {
    if (held) {
      return Allowance.held(id);
    }
    var words = (share.away().isEmpty() ? "Delivered as " : "Accepted as ") + id;
    return Reply.of(250, "2.0.0", words);
  }

  /// In the place of [#commit], for who wants nothing kept.
  Finished finish() {
    var received =
        stage instanceof Stage.Receiving(var message, _)
            ? Optional.of(message.finish())
            : Optional.<ReceivedMessage>empty();
    close();
    var accounts = new LinkedHashMap<Account, String>();
    var mailboxes = addressees.mailboxes();
    due().forEach((log, account) -> accounts.put(account, mailboxes.getOrDefault(log, "")));
    return new Finished(id, received, accounts, share.away(), clock.instant().getEpochSecond());
  }

  private void note(long octets, boolean held) {
    ArrivalLog.note(id, origin, due().size(), share.away().size(), octets, held);
  }

  /// By LMTP: nobody's trouble is another's (RFC 2033 §4.2), but for that of the disk.
  private List<Reply> deliverSeparately(ReceivedMessage message, Stage.Receiving receiving) {
    var attempt = new UnfinishedDeliveries.Attempt(sender(), receiving.fingerprint().hex());
    var before = unfinished.served(attempt);
    before.retainAll(due().keySet());
    var remaining = new ArrayList<>(due().values());
    remaining.removeIf(account -> before.contains(account.id()));
    var arrival = NewMessage.of(message, clock.instant().getEpochSecond());
    var delivery = Delivery.of(id, arrival, addressees.mailboxes(), remaining);
    List<Reply> replies;
    try {
      replies = addressees.replies(delivery, id);
      share.announce(addressees.announced(delivery), message.body());
    } catch (RuntimeException trouble) {
      unfinished.failed(attempt, delivery.served());
      throw trouble;
    }
    var served = new HashSet<>(delivery.served());
    served.addAll(before);
    served.retainAll(addressees.triedAgain(delivery));
    unfinished.passedOver(attempt, before);
    unfinished.failed(attempt, served);
    note(message.size(), false);
    return replies;
  }

  private void deliverAndQueue(ReceivedMessage message, Fingerprint fingerprint, boolean held)
      throws Refused {
    var prepared = share.prepare(message.body(), held);
    try {
      if (!due().isEmpty()) {
        var arrival = NewMessage.of(message, clock.instant().getEpochSecond());
        deliver(arrival, fingerprint, prepared);
      }
      prepared.await();
    } catch (Refused | RuntimeException failed) {
      prepared.withdraw();
      throw failed;
    }
    prepared.release();
  }

  private void deliver(NewMessage arrival, Fingerprint fingerprint, PreparedLetters queued)
      throws Refused {
    var attempt = new UnfinishedDeliveries.Attempt(sender(), fingerprint.hex());
    var served = unfinished.served(attempt);
    served.retainAll(due().keySet());
    var remaining = new ArrayList<>(due().values());
    remaining.removeIf(account -> served.contains(account.id()));
    var delivery = Delivery.of(id, arrival, addressees.mailboxes(), remaining);
    if (!delivery.complete()) {
      unfinished.failed(attempt, delivery.served());
      throw delivery.refusal();
    }
    try {
      queued.await();
    } catch (RuntimeException notQueued) {
      unfinished.failed(attempt, delivery.served());
      throw notQueued;
    }
    unfinished.passedOver(attempt, served);
  }

  private Map<LogId, Account> due() {
    return addressees.accounts();
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
    switch (stage) {
      case Stage.Receiving(var message, _) -> message.close();
      case Stage.Passing(var octets) -> octets.close();
      case Stage.Addressing _, Stage.Over _ -> {}
    }
    stage = new Stage.Over();
  }
}
