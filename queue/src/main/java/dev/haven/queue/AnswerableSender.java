package dev.haven.queue;

import dev.haven.directory.Address;
import dev.haven.dns.ReservedNames;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import java.util.Optional;
import java.util.function.Predicate;

/// Lets mail out only from addresses that can exist elsewhere: nobody can answer `me@localhost`,
/// and servers refuse it. So a server that was just set up to be looked at sends nothing anywhere.
///
/// @param routed whether a destination has a way that the operator has laid down: there, any name
///   may mean something
public record AnswerableSender(Predicate<String> routed) implements Leaving {
  @Override
  public void check(Optional<Address> sender, Address recipient) throws Refused {
    var destination = recipient.domain();
    if (routed.test(destination)) {
      return;
    }
    if (ReservedNames.contains(destination)) {
      throw Reply.refused(
          550,
          "5.1.2",
          destination + " can be nobody's domain (RFC 6761), so nothing can be sent there");
    }
    if (sender.isPresent() && ReservedNames.contains(sender.get().domain())) {
      throw Reply.refused(
          550,
          "5.1.8",
          "Nobody out there can answer " + sender.get() + ", so it cannot be sent from;",
          "add your own domain (haven domain add ...) and an account in it, and send as that");
    }
  }
}
