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

/// A message that has arrived whole and is kept by nobody: what [RehearsedIntake] looks at.
///
/// @param accounts those that would get it, each with the mailbox
/// @param away recipients elsewhere
record Finished(
    String id,
    ReceivedMessage message,
    Map<Account, String> accounts,
    Collection<Address> away,
    long time)
    implements AutoCloseable {

  /// Lets every account decide, without keeping what it decides.
  void rehearse() throws Refused {
    var arrival = NewMessage.of(message, time);
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
    message.close();
  }
}
