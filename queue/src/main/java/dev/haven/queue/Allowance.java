package dev.haven.queue;

import dev.haven.directory.Address;
import dev.haven.queue.outgoing.Reached;
import dev.haven.queue.outgoing.Senders;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import java.util.Collection;

/// What the person who signed in may send still. Strangers have none, and need none: they send to
/// people here only. Safe for any thread.
record Allowance(Senders senders) {
  /// Refuses, for a while, what goes beyond a limit: the mail stays in the program that sends.
  void check(Origin origin, int recipients) throws Refused {
    var reached = origin.person().flatMap(person -> senders.reached(person, recipients));
    if (reached.isPresent()) {
      senders.overLimit();
      throw refused(reached.get());
    }
  }

  /// RFC 3463 §3.8.
  private static Refused refused(Reached limit) {
    return Reply.refused(
        450,
        "4.7.1",
        "You have sent as much as your account may, which is " + limit.what() + ";",
        "try again in "
            + limit.minutes()
            + " minutes, or ask the administrator of your mail server"
            + " to raise it");
  }

  /// Routes a recipient, and remembers that there was none of that name.
  Routing.Way way(Routing routing, Recipient recipient, Origin origin) throws Refused {
    try {
      return routing.way(recipient, origin);
    } catch (Refused refused) {
      if (refused.reply().enhanced().startsWith("5.1.")) {
        origin.person().ifPresent(person -> senders.unknown(person.account().name(), 1));
      }
      throw refused;
    }
  }

  /// Counts a message that is taken.
  ///
  /// @return whether what goes elsewhere is held
  boolean spend(Origin origin, int recipients, Collection<Address> elsewhere) throws Refused {
    check(origin, recipients);
    return origin
        .person()
        .filter(person -> senders.sent(person, recipients, elsewhere))
        .isPresent();
  }

  static Reply held(String id) {
    return Reply.of(
        250,
        "2.0.0",
        "Accepted as " + id + " and held: your account sends to unusually many new addresses;",
        "the administrator of your mail server lets it go after a look at it");
  }
}
