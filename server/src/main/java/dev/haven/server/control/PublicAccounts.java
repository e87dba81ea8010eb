package dev.haven.server.control;

import dev.haven.account.Accounts;
import dev.haven.account.ChangeRights;
import dev.haven.account.CreateMailbox;
import dev.haven.account.FlagOperation;
import dev.haven.account.Identifier;
import dev.haven.account.IntentRefused;
import dev.haven.account.Mailbox;
import dev.haven.account.MailboxId;
import dev.haven.account.Rights;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.Person;
import dev.haven.sharing.Identifiers;
import dev.haven.sharing.Sharing;
import java.util.List;

/// Accounts that are nobody's own, as an administrator sees them. Any thread may use it.
public final class PublicAccounts {
  /// The word for no rights at all.
  private static final String NOTHING = "none";

  private final Directory directory;
  private final Accounts accounts;

  public PublicAccounts(Directory directory, Accounts accounts) {
    this.directory = directory;
    this.accounts = accounts;
  }

  /// Every INBOX, and every other mailbox on which somebody has rights.
  Answer list() {
    return new Answer.PublicMailboxes(
        directory.administration().accounts().stream()
            .filter(Person::shared)
            .flatMap(person ->
                accounts.account(person.account()).state().mailboxes().stream()
                    .filter(PublicAccounts::isWorthAWord)
                    .map(mailbox -> mailbox(person, mailbox)))
            .toList());
  }

  private static boolean isWorthAWord(Mailbox mailbox) {
    return mailbox.name().equals("INBOX") || !mailbox.acl().entries().isEmpty();
  }

  private static Answer.PublicMailbox mailbox(Person person, Mailbox mailbox) {
    var grants =
        mailbox.acl().entries().stream()
            .map(entry -> new Answer.Grant(entry.name(), entry.rights().letters()))
            .toList();
    return new Answer.PublicMailbox(
        person.address().toString(), mailbox.name(), List.copyOf(grants));
  }

  /// Gives rights, on a mailbox that is made if it is not there.
  Answer grant(Address address, Request.GrantPublic grant) throws Refused, DirectoryRefused {
    var person = person(address);
    var who = who(grant.who(), address);
    var rights =
        Rights.parse(grant.rights().equals(NOTHING) ? "" : grant.rights())
            .orElseThrow(() ->
                new Refused(
                    "\"" + grant.rights() + "\" are no rights",
                    "use the letters lrswipkxtean; lrs is for reading, lrswite for working with"
                        + " messages"));
    try {
      var id = mailbox(person, grant.mailbox());
      new Sharing(directory, accounts)
          .change(person, new ChangeRights(id, who, false, FlagOperation.REPLACE, rights));
    } catch (IntentRefused refused) {
      throw new Refused(refused.text(), "choose another mailbox");
    }
    return new Answer.Done(
        rights.isEmpty()
            ? who.name() + " has no rights on " + grant.mailbox() + " of " + address + " any more"
            : who.name()
                + " has "
                + rights.letters()
                + " on "
                + grant.mailbox()
                + " of "
                + address);
  }

  private Person person(Address address) throws Refused {
    return directory
        .person(address)
        .filter(Person::shared)
        .orElseThrow(() ->
            new Refused(
                "there is no public account " + address,
                "list them with: haven public list; what people own they share themselves"));
  }

  private Identifier who(String name, Address address) throws Refused {
    return new Identifiers(directory)
        .find(name, address.domain())
        .orElseThrow(() ->
            new Refused(
                "there is nobody called " + name,
                "write an address of this server, @ and one of its domains, or anyone"));
  }

  private MailboxId mailbox(Person person, String name) throws IntentRefused {
    var account = accounts.account(person.account());
    var found = account.state().mailbox(name);
    return found.isPresent() ? found.get().id() : account.commit(new CreateMailbox(name));
  }
}
