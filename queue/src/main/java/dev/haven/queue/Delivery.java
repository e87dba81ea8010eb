package dev.haven.queue;

import dev.haven.account.Account;
import dev.haven.account.AddedMessages;
import dev.haven.account.Deliver;
import dev.haven.account.IntentRefused;
import dev.haven.account.MailboxName;
import dev.haven.account.NewMessage;
import dev.haven.account.Reason;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import dev.haven.store.LogId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// What came of giving one message to several accounts at once.
///
/// @param served who has it, durably
/// @param troubles why each of the others has not
record Delivery(Set<LogId> served, Map<LogId, Throwable> troubles) {
  /// Asks all accounts before it waits for the first, so that one sync covers them.
  ///
  /// @param id names the delivery
  /// @param mailboxes where in each account
  static Delivery of(
      String id, NewMessage message, Map<LogId, String> mailboxes, List<Account> accounts) {
    Function<Account, Deliver> into =
        account ->
            new Deliver(id, mailboxes.getOrDefault(account.id(), MailboxName.INBOX), message);
    if (accounts.size() == 1) {
      return alone(into.apply(accounts.getFirst()), accounts.getFirst());
    }
    Map<LogId, CompletableFuture<AddedMessages>> asked = new LinkedHashMap<>();
    accounts.forEach(account -> asked.put(account.id(), account.submit(into.apply(account))));
    var served = new HashSet<LogId>();
    var troubles = new LinkedHashMap<LogId, Throwable>();
    asked.forEach((log, answer) -> {
      try {
        answer.join();
        served.add(log);
      } catch (CompletionException failed) {
        troubles.put(log, failed.getCause() == null ? failed : failed.getCause());
      }
    });
    return new Delivery(served, troubles);
  }

  /// The common case needs no other thread.
  private static Delivery alone(Deliver message, Account account) {
    try {
      account.commit(message);
      return new Delivery(Set.of(account.id()), Map.of());
    } catch (IntentRefused refused) {
      return new Delivery(Set.of(), Map.of(account.id(), refused));
    }
  }

  boolean complete() {
    return troubles.isEmpty();
  }

  /// What the sender is told. Always temporary: some may have the message, and all can get it once
  /// the reason is gone; who can never get it is refused at RCPT next time. Throws instead what is
  /// not the account's decision.
  Refused refusal() {
    return refusal(troubles.values().iterator().next());
  }

  /// The same for one who has these accounts; empty if all of them have it.
  Optional<Refused> refusal(Set<LogId> accounts) {
    return troubles.entrySet().stream()
        .filter(trouble -> accounts.contains(trouble.getKey()))
        .findFirst()
        .map(trouble -> refusal(trouble.getValue()));
  }

  private static Refused refusal(Throwable trouble) {
    return switch (trouble) {
      case IntentRefused refused -> refusal(refused);
      case RuntimeException other -> throw other;
      case Throwable strange -> throw new IllegalStateException(strange);
    };
  }

  /// RFC 3463 §3.3.
  static Refused refusal(IntentRefused refused) {
    return refused.reason() == Reason.OVER_QUOTA
        ? Reply.refused(452, "4.2.2", "A recipient's mailbox is full")
        : Reply.refused(451, "4.2.0", "A recipient's mailbox cannot take mail now");
  }
}
