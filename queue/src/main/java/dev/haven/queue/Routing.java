package dev.haven.queue;

import dev.haven.account.Account;
import dev.haven.account.Accounts;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.Person;
import dev.haven.directory.Resolution;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import dev.haven.smtp.SmtpService;
import dev.haven.smtp.ValidSince;
import java.util.ArrayList;
import java.util.List;

/// From a recipient's address to the accounts that get the message, to the queue, or to the reason
/// why neither does. Safe for any thread.
///
/// @param directory knows addresses
/// @param accounts knows how full they are
/// @param leaving who may send where
/// @param backup whose mail is taken in their place
record Routing(Directory directory, Accounts accounts, Leaving leaving, Backup backup) {
  /// Where a message goes for one recipient.
  sealed interface Way {
    /// To accounts of this server, each into a mailbox.
    record Here(List<Place> places) implements Way {}

    /// To another server.
    record Away() implements Way {}
  }

  /// A mailbox of an account.
  record Place(Account account, String mailbox) {}

  Way way(Recipient recipient, Origin origin) throws Refused {
    return switch (directory.resolve(recipient.address())) {
      case Resolution.Accounts reached -> {
        requireSameOwner(reached, recipient.validSince());
        yield new Way.Here(open(reached, origin));
      }
      case Resolution.NoSuchAddress(var address) ->
          throw Reply.refused(550, "5.1.1", "There is no " + address + " here; check the spelling");
      case Resolution.Suspended(var address) ->
          throw Reply.refused(450, "4.2.1", address + " is suspended and receives no mail now");
      case Resolution.NotLocal(var address) -> away(address, origin);
    };
  }

  /// RFC 7293 §3.1: whoever has the address now must have had it then.
  private static void requireSameOwner(Resolution.Accounts reached, ValidSince since)
      throws Refused {
    for (var target : reached.targets()) {
      if (since.asked() && target.person().created().getEpochSecond() > since.time()) {
        throw Reply.refused(
            550, "5.7.17", "This address has been somebody else's since the time that you name");
      }
    }
  }

  /// Never a relay (RFC 5321 §7.8): only who signed in sends elsewhere, and strangers only to whom
  /// we stand in for. They are told so, and how to change it if the domain is meant to be served
  /// here.
  private Way away(Address address, Origin origin) throws Refused {
    if (origin.service() == SmtpService.MX && backup.domains().test(address.domain())) {
      backup.recipients().check(address);
      return new Way.Away();
    }
    if (origin.person().isEmpty()) {
      throw Reply.refused(
          550,
          "5.7.1",
          "Mail for " + address.domain() + " is not taken here, and nothing is passed on;",
          "if it should be, its owner adds it: haven domain add " + address.domain());
    }
    leaving.check(origin.sender(), address);
    return new Way.Away();
  }

  /// Looks at the account now, so that a new one gets its mailboxes and a full one its refusal
  /// while each recipient can still be answered for itself.
  private List<Place> open(Resolution.Accounts reached, Origin origin) throws Refused {
    var open = new ArrayList<Place>();
    for (var target : reached.targets()) {
      var account = accounts.account(target.person().account());
      var state = account.state();
      requireRoom(target.person(), state.usage().octets(), origin.declaredOctets());
      open.add(new Place(account, Posting.mailbox(state, target, origin.person())));
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
}
