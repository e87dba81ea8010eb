package dev.haven.queue.outgoing;

import dev.haven.account.Account;
import dev.haven.account.Accounts;
import dev.haven.account.Deliver;
import dev.haven.account.IncomingMessage;
import dev.haven.account.IntentRefused;
import dev.haven.account.NewMessage;
import dev.haven.account.ReceivedMessage;
import dev.haven.directory.Directory;
import dev.haven.directory.Resolution;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.client.Content;
import dev.haven.smtp.client.Outcome;
import dev.haven.smtp.client.ServerReply;
import dev.haven.smtp.client.Stage;
import dev.haven.smtp.client.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
  /// @param content all that is stored, with Return-Path if the letter says so
  List<Outcome> deliver(Letter letter, List<Recipient> recipients, Content content, long now) {
    try (var incoming = accounts.receive()) {
      copy(letter, content, incoming);
      try (var message = incoming.finish()) {
        var outcomes = new ArrayList<Outcome>();
        for (var recipient : recipients) {
          outcomes.add(deliver(letter, recipient, message, now));
        }
        return outcomes;
      }
    } catch (IOException unreadable) {
      var trouble = Trouble.of(Trouble.Kind.OURS, Stage.CONTENT, "The message cannot be read now");
      return recipients.stream().<Outcome>map(_ -> new Outcome.Temporary(trouble)).toList();
    }
  }

  private static void copy(Letter letter, Content content, IncomingMessage out) throws IOException {
    if (letter.skip() == 0) {
      var sender = letter.envelope().sender().map(Object::toString).orElse("");
      out.write(("Return-Path: <" + sender + ">\r\n").getBytes(StandardCharsets.UTF_8));
    }
    var buffer = new byte[PIECE];
    for (long at = 0; at < content.length(); ) {
      int count = content.read(at, buffer, 0, (int) Math.min(PIECE, content.length() - at));
      out.write(buffer, 0, count);
      at += count;
    }
  }

  private Outcome deliver(Letter letter, Recipient recipient, ReceivedMessage message, long now) {
    return switch (directory.resolve(recipient.address())) {
      case Resolution.Accounts reached -> {
        for (var target : reached.targets()) {
          var account = accounts.account(target.person().account());
          if (!deliver(letter, account, message, now)) {
            yield later("The mailbox of " + recipient.address() + " takes nothing now");
          }
        }
        yield new Outcome.Delivered(new ServerReply(250, "2.1.5", List.of("Delivered here")), true);
      }
      case Resolution.NoSuchAddress(var address) ->
          new Outcome.Permanent(
              Trouble.of(
                  Trouble.Kind.NOBODY, Stage.RCPT, "There is no " + address + " here any more"));
      case Resolution.Suspended(var address) -> later(address + " is suspended");
      case Resolution.NotLocal(var address) -> later(address + " is not here any more");
    };
  }

  private static boolean deliver(
      Letter letter, Account account, ReceivedMessage message, long now) {
    try {
      account.state(); // gives a new account its mailboxes
      account.commit(
          new Deliver(MessageId.text(letter.id()), "INBOX", NewMessage.of(message, now)));
      return true;
    } catch (IntentRefused full) {
      return false;
    }
  }

  private static Outcome later(String words) {
    return new Outcome.Temporary(Trouble.of(Trouble.Kind.MAILBOX, Stage.RCPT, words));
  }
}
