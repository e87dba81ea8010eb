package dev.haven.queue;

import dev.haven.account.Accounts;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.Resolution;
import dev.haven.queue.place.Place;
import dev.haven.queue.place.Places;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import dev.haven.smtp.SmtpService;
import dev.haven.smtp.ValidSince;
import java.util.List;
import java.util.Optional;

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

  Way way(Recipient recipient, Origin origin) throws Refused {
    return switch (directory.resolve(recipient.address())) {
      case Resolution.Accounts reached ->
          new Way.Here(
              new Places(accounts)
                  .of(reached, origin.person(), recipient.validSince(), origin.declaredOctets()));
      case Resolution.NoSuchAddress(var address) ->
          throw Reply.refused(550, "5.1.1", "There is no " + address + " here; check the spelling");
      case Resolution.Suspended(var address) ->
          throw Reply.refused(450, "4.2.1", address + " is suspended and receives no mail now");
      case Resolution.NotLocal(var address) -> away(address, origin);
    };
  }

  /// RFC 7293 §5.2: the same for who is asked about in the header.
  Optional<Refused> otherOwner(Address address, ValidSince since) {
    return since.asked() && directory.resolve(address) instanceof Resolution.Accounts reached
        ? Places.otherOwner(reached, since)
        : Optional.empty();
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
}
