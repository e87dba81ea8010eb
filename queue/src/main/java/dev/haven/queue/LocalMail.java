package dev.haven.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.account.Account;
import dev.haven.account.Accounts;
import dev.haven.account.Deliver;
import dev.haven.account.IncomingMessage;
import dev.haven.account.NewMessage;
import dev.haven.directory.Address;
import dev.haven.smtp.IncomingMail;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import dev.haven.store.LogId;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// One message on its way into the accounts of its recipients.
///
/// Its octets are staged once, whatever the number of accounts. Belongs to its session's thread.
final class LocalMail implements IncomingMail {
  private static final System.Logger LOG = System.getLogger(LocalMail.class.getName());

  /// Aliases may make many accounts of few recipients.
  private static final int MOST_ACCOUNTS = 5_000;

  private sealed interface Stage {
    record Addressing() implements Stage {}

    record Receiving(IncomingMessage message, Fingerprint fingerprint) implements Stage {}

    record Over() implements Stage {}
  }

  private final String id;
  private final Origin origin;
  private final Routing routing;
  private final Accounts accounts;
  private final UnfinishedDeliveries unfinished;
  private final InstantSource clock;
  private final Map<LogId, Account> due = new LinkedHashMap<>();
  private Stage stage = new Stage.Addressing();

  LocalMail(
      String id,
      Origin origin,
      Routing routing,
      Accounts accounts,
      UnfinishedDeliveries unfinished,
      InstantSource clock) {
    this.id = id;
    this.origin = origin;
    this.routing = routing;
    this.accounts = accounts;
    this.unfinished = unfinished;
    this.clock = clock;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public void recipient(Address recipient) throws Refused {
    var reached = routing.accounts(recipient, origin);
    if (due.size() + reached.size() > MOST_ACCOUNTS) {
      throw Reply.refused(
          452, "4.5.3", "This message goes to too many people; send another copy to the rest");
    }
    due.putAll(reached);
  }

  /// Writes what stands before the sender's first octet: Return-Path (RFC 5321 §4.4), then the
  /// Received field.
  @Override
  public void content(byte[] trace) {
    var message = accounts.receive();
    boolean mayBeRepeated = due.size() > 1 || !unfinished.isEmpty();
    var fingerprint = mayBeRepeated ? Fingerprint.wanted() : Fingerprint.unwanted();
    stage = new Stage.Receiving(message, fingerprint);
    var returnPath = "Return-Path: <" + sender() + ">\r\n";
    var field = returnPath.getBytes(UTF_8);
    message.write(field, 0, field.length);
    message.write(trace, 0, trace.length);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    var receiving = receiving();
    receiving.fingerprint().add(bytes, offset, length);
    receiving.message().write(bytes, offset, length);
  }

  @Override
  public Reply commit() throws Refused {
    var receiving = receiving();
    try (var message = receiving.message().finish()) {
      stage = new Stage.Over();
      var arrival = NewMessage.of(message, clock.instant().getEpochSecond());
      deliver(new Deliver(id, "INBOX", arrival), receiving.fingerprint());
      LOG.log(
          Level.INFO,
          () ->
              "event=delivered q=%s from=<%s> accounts=%d octets=%d"
                  .formatted(id, sender(), due.size(), message.size()));
    }
    return Reply.of(250, "2.0.0", "Delivered as " + id);
  }

  private void deliver(Deliver deliver, Fingerprint fingerprint) throws Refused {
    var attempt = new UnfinishedDeliveries.Attempt(sender(), fingerprint.hex());
    var served = unfinished.served(attempt);
    served.retainAll(due.keySet());
    var remaining = new ArrayList<>(due.values());
    remaining.removeIf(account -> served.contains(account.id()));
    var delivery = Delivery.of(deliver, remaining);
    if (delivery.complete()) {
      unfinished.passedOver(attempt, served);
    } else {
      unfinished.failed(attempt, delivery.served());
      throw delivery.refusal();
    }
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
    if (stage instanceof Stage.Receiving(var message, _)) {
      message.close();
    }
    stage = new Stage.Over();
  }
}
