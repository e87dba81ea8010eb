package dev.haven.queue;

import dev.haven.account.Account;
import dev.haven.account.Deliver;
import dev.haven.account.IntentRefused;
import dev.haven.account.NewMessage;
import dev.haven.account.ReceivedMessage;
import dev.haven.directory.Address;
import dev.haven.smtp.Refused;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// A message that has arrived whole and is kept by nobody: what [RehearsedIntake] looks at.
///
/// @param message empty if no account would get it
/// @param accounts those that would get it, each with the mailbox
/// @param away recipients elsewhere
record Finished(
    String id,
    Optional<ReceivedMessage> message,
    Map<Account, String> accounts,
    Collection<Address> away,
    long time)
    implements AutoCloseable {

  /// Lets every account decide, without keeping what it decides.
  void rehearse() throws Refused {
    if (message.isEmpty()) {
      return;
    }
    var arrival = NewMessage.of(message.get(), time);
    for (var each : accounts.entrySet()) {
      try {
        each.getKey().rehearse(new Deliver(id, each.getValue(), arrival));
      } catch (IntentRefused refused) {
        throw Delivery.refusal(refused);
      }
    }
  }

  @Override
  public void close() {
    message.ifPresent(ReceivedMessage::close);
  }
}
