package dev.haven.queue;

import dev.haven.directory.Address;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import dev.haven.store.LogId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The recipients of a message that comes by LMTP, each answered for itself (RFC 2033 §4.2): also
/// one that is named twice, and one of several who share an account. For one message and thread.
final class Addressees {
  private record Addressee(Recipient recipient, Set<LogId> accounts) {}

  private final List<Addressee> all = new ArrayList<>();

  void add(Recipient recipient, Set<LogId> accounts) {
    all.add(new Addressee(recipient, Set.copyOf(accounts)));
  }

  boolean include(Address address) {
    return all.stream().anyMatch(addressee -> addressee.recipient().address().equals(address));
  }

  /// What each is answered, in the order in which they were named.
  ///
  /// @param id of the message
  List<Reply> replies(Delivery delivery, String id) {
    return all.stream()
        .map(addressee ->
            delivery
                .refusal(addressee.accounts())
                .map(refused -> naming(addressee, refused))
                .orElseGet(() -> delivered(addressee, id)))
        .toList();
  }

  private static Reply delivered(Addressee addressee, String id) {
    return Reply.of(250, "2.1.5", "<" + addressee.recipient().address() + "> Delivered as " + id);
  }

  private static Reply naming(Addressee addressee, Refused refused) {
    var reply = refused.reply();
    var words = "<" + addressee.recipient().address() + "> " + String.join(" ", reply.lines());
    return Reply.of(reply.code(), reply.enhanced(), words);
  }

  /// Those who have it, and of whom the sender wants to hear that (RFC 3461 §4.1).
  List<Recipient> announced(Delivery delivery) {
    return all.stream()
        .filter(addressee -> delivery.refusal(addressee.accounts()).isEmpty())
        .map(Addressee::recipient)
        .filter(recipient -> recipient.reports().success())
        .distinct()
        .toList();
  }

  /// The accounts of those who are to be tried again: whoever of them has it already is passed over
  /// then.
  Set<LogId> triedAgain(Delivery delivery) {
    var accounts = new HashSet<LogId>();
    for (var addressee : all) {
      if (delivery.refusal(addressee.accounts()).isPresent()) {
        accounts.addAll(addressee.accounts());
      }
    }
    return accounts;
  }
}
