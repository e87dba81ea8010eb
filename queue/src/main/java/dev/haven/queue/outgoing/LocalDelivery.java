package dev.haven.queue.outgoing;

import dev.haven.account.Accounts;
import dev.haven.account.Deliver;
import dev.haven.account.IncomingMessage;
import dev.haven.account.IntentRefused;
import dev.haven.account.NewMessage;
import dev.haven.account.ReceivedMessage;
import dev.haven.directory.Directory;
import dev.haven.directory.Person;
import dev.haven.directory.Resolution;
import dev.haven.queue.place.Place;
import dev.haven.queue.place.Places;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.client.Content;
import dev.haven.smtp.client.Outcome;
import dev.haven.smtp.client.ServerReply;
import dev.haven.smtp.client.Stage;
import dev.haven.smtp.client.Trouble;
import dev.haven.store.LogId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Delivers to people here what has waited in the queue: mail that was to be held for a while, and
/// mail for a domain that has become ours. An account takes a message once, by its id, so neither a
/// crash nor a second try makes two of it. Safe for any thread.
final class LocalDelivery {
  /// In the place of another server's name.
  static final String SERVER = "here";

  private static final int PIECE = 16 * 1024;

  private final Directory directory;
  private final Accounts accounts;

  LocalDelivery(Directory directory, Accounts accounts) {
    this.directory = directory;
    this.accounts = accounts;
  }

  /// Whether mail for a domain stays here.
  boolean serves(String domain) {
    return directory.isLocal(domain);
  }

  /// What became of it for each recipient, in their order.
  ///
  /// @param content without Return-Path
  List<Outcome> deliver(Letter letter, List<Recipient> recipients, Content content, long now) {
    var outcomes = new ArrayList<Outcome>();
    for (var together : groups(letter, recipients)) {
      outcomes.addAll(deliverTogether(letter, together, content, now));
    }
    return outcomes;
  }

  /// Those who get the same octets: all, unless each has a return path of their own.
  private static List<List<Recipient>> groups(Letter letter, List<Recipient> recipients) {
    return Verp.wanted(letter) ? recipients.stream().map(List::of).toList() : List.of(recipients);
  }

  private List<Outcome> deliverTogether(
      Letter letter, List<Recipient> recipients, Content content, long now) {
    try (var incoming = accounts.receive()) {
      var sender = Verp.reader(letter, recipients.getFirst()).map(Object::toString).orElse("");
      incoming.write(("Return-Path: <" + sender + ">\r\n").getBytes(StandardCharsets.UTF_8));
      copy(content, incoming);
      try (var message = incoming.finish()) {
        return recipients.stream()
            .map(recipient -> deliver(letter, recipient, message, now))
            .toList();
      }
    } catch (IOException unreadable) {
      var trouble = Trouble.of(Trouble.Kind.OURS, Stage.CONTENT, "The message cannot be read now");
      return recipients.stream().<Outcome>map(_ -> new Outcome.Temporary(trouble)).toList();
    }
  }

  private static void copy(Content content, IncomingMessage out) throws IOException {
    var buffer = new byte[PIECE];
    for (long at = 0; at < content.length(); ) {
      int count = content.read(at, buffer, 0, (int) Math.min(PIECE, content.length() - at));
      out.write(buffer, 0, count);
      at += count;
    }
  }

  private Outcome deliver(Letter letter, Recipient recipient, ReceivedMessage message, long now) {
    return switch (directory.resolve(recipient.address())) {
      case Resolution.Accounts reached -> deliver(letter, recipient, reached, message, now);
      case Resolution.NoSuchAddress(var address) ->
          new Outcome.Permanent(
              Trouble.of(
                  Trouble.Kind.NOBODY, Stage.RCPT, "There is no " + address + " here any more"));
      case Resolution.Suspended(var address) -> later(address + " is suspended");
      case Resolution.NotLocal(var address) -> later(address + " is not here any more");
    };
  }

  /// To everybody who can have it; whoever has it does not get it twice if the rest is tried again.
  private Outcome deliver(
      Letter letter,
      Recipient recipient,
      Resolution.Accounts reached,
      ReceivedMessage message,
      long now) {
    List<Place> places;
    try {
      places = places(letter, recipient, reached, message);
    } catch (Refused refused) {
      var reply = refused.reply();
      return Outcome.refused(
          Stage.RCPT,
          new ServerReply(reply.code(), reply.enhanced(), reply.lines()),
          "This server cannot deliver it to " + recipient.address());
    }
    boolean all = true;
    for (var place : places) {
      all &= deliver(letter, place, message, now);
    }
    return all
        ? new Outcome.Delivered(new ServerReply(250, "2.1.5", List.of("Delivered here")), true)
        : later("The mailbox of " + recipient.address() + " takes nothing now");
  }

  private List<Place> places(
      Letter letter, Recipient recipient, Resolution.Accounts reached, ReceivedMessage message)
      throws Refused {
    return new Places(accounts).of(reached, sender(letter), recipient.validSince(), message.size());
  }

  /// Who signed in to send it: the mailboxes that are open to them are open to their held mail.
  private Optional<Person> sender(Letter letter) {
    return letter.account().isEmpty()
        ? Optional.empty()
        : directory.owner(new LogId(letter.account()));
  }

  private static boolean deliver(Letter letter, Place place, ReceivedMessage message, long now) {
    var arrival = NewMessage.of(message, now);
    try {
      place.account().commit(new Deliver(MessageId.text(letter.id()), place.mailbox(), arrival));
      return true;
    } catch (IntentRefused full) {
      return false;
    }
  }

  private static Outcome later(String words) {
    return new Outcome.Temporary(Trouble.of(Trouble.Kind.MAILBOX, Stage.RCPT, words));
  }
}
