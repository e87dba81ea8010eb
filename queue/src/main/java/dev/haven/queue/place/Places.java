package dev.haven.queue.place;

import dev.haven.account.Accounts;
import dev.haven.directory.Person;
import dev.haven.directory.Resolution;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import dev.haven.smtp.ValidSince;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From the people that an address reaches to their mailboxes, or to the reason why it cannot be
/// put there. Safe for any thread.
public record Places(Accounts accounts) {
  /// Looks at the account now, so that a new one gets its mailboxes and a full one its refusal
  /// while each recipient can still be answered for itself.
  ///
  /// @param sender who signed in, if anybody did
  /// @param since when it must have been theirs already
  /// @param octets how much room the message takes, 0 if that is not known
  public List<Place> of(
      Resolution.Accounts reached, Optional<Person> sender, ValidSince since, long octets)
      throws Refused {
    var otherOwner = otherOwner(reached, since);
    if (otherOwner.isPresent()) {
      throw otherOwner.get();
    }
    var open = new ArrayList<Place>();
    for (var target : reached.targets()) {
      var account = accounts.account(target.person().account());
      var state = account.state();
      requireRoom(target.person(), state.usage().octets(), octets);
      open.add(new Place(account, Posting.mailbox(state, target, sender)));
    }
    return open;
  }

  /// RFC 3463 §3.3. What can never fit is refused for good; else the owner may make room.
  private static void requireRoom(Person person, long used, long octets) throws Refused {
    var limit = person.quota().octets();
    if (limit.isEmpty()) {
      return;
    }
    long quota = limit.getAsLong();
    if (octets > quota) {
      throw Reply.refused(
          552, "5.2.2", "The message is larger than all of " + person.address() + "'s mailbox");
    }
    if (used + octets >= quota) {
      throw Reply.refused(
          452, "4.2.2", "The mailbox of " + person.address() + " is full; try again later");
    }
  }

  /// RFC 7293 §3.1: whoever has the address now must have had it then.
  ///
  /// @return why they do not get the message, if they had it not
  public static Optional<Refused> otherOwner(Resolution.Accounts reached, ValidSince since) {
    boolean changed =
        since.asked()
            && reached.targets().stream()
                .anyMatch(target -> target.person().created().getEpochSecond() > since.time());
    return changed
        ? Optional.of(
            Reply.refused(
                550,
                "5.7.17",
                "This address has been somebody else's since the time that you name"))
        : Optional.empty();
  }
}
