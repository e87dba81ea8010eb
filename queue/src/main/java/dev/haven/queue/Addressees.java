package dev.haven.queue;

import dev.haven.account.Account;
import dev.haven.directory.Address;
import dev.haven.queue.place.Place;
import dev.haven.smtp.HeaderRequests;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import dev.haven.smtp.ValidSince;
import dev.haven.store.LogId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The recipients of a message who are here, and the accounts that get it for them. By LMTP each is
/// answered for itself (RFC 2033 §4.2): also one that is named twice, and one of several who share
/// an account. For one message and thread.
final class Addressees {
  private record Addressee(Recipient recipient, List<Place> places) {
    Set<LogId> accounts() {
      return places.stream().map(place -> place.account().id()).collect(Collectors.toSet());
    }
  }

  private final List<Addressee> all = new ArrayList<>();
  private final Map<Address, Refused> refused = new HashMap<>();
  private final Map<LogId, Account> accounts = new LinkedHashMap<>();

  /// Where in them: what was named first counts, since nobody gets a message twice.
  private final Map<LogId, String> mailboxes = new HashMap<>();

  void add(Recipient recipient, List<Place> places) {
    var addressee = new Addressee(recipient, List.copyOf(places));
    all.add(addressee);
    enter(addressee);
  }

  private void enter(Addressee addressee) {
    for (var place : addressee.places()) {
      accounts.put(place.account().id(), place.account());
      mailboxes.putIfAbsent(place.account().id(), place.mailbox());
    }
  }

  /// Those that get the message, each once.
  Map<LogId, Account> accounts() {
    return Collections.unmodifiableMap(accounts);
  }

  Map<LogId, String> mailboxes() {
    return Collections.unmodifiableMap(mailboxes);
  }

  /// Takes the message from those whose address was somebody else's at the time that the header
  /// names (RFC 7293 §5.2), unless their account gets it for somebody else, too.
  ///
  /// @return them, with what is asked
  List<Recipient> refuse(HeaderRequests requests, Routing routing) {
    var owners = requests.owners();
    var others = new ArrayList<Recipient>();
    for (var addressee : all) {
      var recipient = addressee.recipient();
      var since = asked(recipient, owners);
      routing
          .otherOwner(recipient.address(), since)
          .ifPresent(why -> {
            refused.put(recipient.address(), why);
            others.add(recipient.since(since));
          });
    }
    if (!others.isEmpty()) {
      accounts.clear();
      mailboxes.clear();
      all.stream().filter(addressee -> refusal(addressee).isEmpty()).forEach(this::enter);
    }
    return others;
  }

  /// What RCPT has asked counts for more, and is answered already.
  private static ValidSince asked(Recipient recipient, Map<Address, ValidSince> owners) {
    return owners.isEmpty() || recipient.validSince().asked()
        ? ValidSince.UNASKED
        : owners.getOrDefault(HeaderRequests.keyed(recipient.address()), ValidSince.UNASKED);
  }

  private Optional<Refused> refusal(Addressee addressee) {
    return Optional.ofNullable(refused.get(addressee.recipient().address()));
  }

  /// Why one of those who were [#refuse]d was.
  Refused refusal(Recipient recipient) {
    return Objects.requireNonNull(refused.get(recipient.address()));
  }

  /// What each is answered, in the order in which they were named.
  ///
  /// @param id of the message
  List<Reply> replies(Delivery delivery, String id) {
    return all.stream()
        .map(addressee ->
            refusal(addressee)
                .or(() -> delivery.refusal(addressee.accounts()))
                .map(why -> naming(addressee, why))
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
        .filter(addressee -> refusal(addressee).isEmpty())
        .filter(addressee -> delivery.refusal(addressee.accounts()).isEmpty())
        .map(Addressee::recipient)
        .filter(recipient -> recipient.reports().success())
        .distinct()
        .toList();
  }

  /// The accounts of those who are to be tried again: whoever of them has it already is passed over
  /// then.
  Set<LogId> triedAgain(Delivery delivery) {
    var tried = new HashSet<LogId>();
    for (var addressee : all) {
      var why = delivery.refusal(addressee.accounts());
      if (refusal(addressee).isEmpty() && why.isPresent()) {
        tried.addAll(addressee.accounts());
      }
    }
    return tried;
  }
}
