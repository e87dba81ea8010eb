package dev.haven.sharing;

import static java.lang.System.Logger.Level.WARNING;

import dev.haven.account.Account;
import dev.haven.account.Accounts;
import dev.haven.account.AddSharer;
import dev.haven.account.ChangeRights;
import dev.haven.account.Identifier;
import dev.haven.account.IntentRefused;
import dev.haven.account.Mailbox;
import dev.haven.account.RemoveSharer;
import dev.haven.account.Right;
import dev.haven.account.Rights;
import dev.haven.account.Sharer;
import dev.haven.account.Viewer;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.Person;
import dev.haven.store.LogId;
import dev.haven.store.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gives and takes rights on mailboxes, and says who shares with whom. Any thread may use it.
public final class Sharing {
  private static final System.Logger log = System.getLogger(Sharing.class.getName());

  private final Directory directory;
  private final Accounts accounts;

  public Sharing(Directory directory, Accounts accounts) {
    this.directory = directory;
    this.accounts = accounts;
  }

  public static Viewer viewer(Person person) {
    return new Viewer(person.account().name(), person.address().domain());
  }

  /// Changes rights on a mailbox, durably, and lets whom it is about know where to look.
  ///
  /// @return the rights that the identifier has itself now
  /// @throws DirectoryRefused if no more accounts may share with everybody
  public Rights change(Person owner, ChangeRights change) throws IntentRefused, DirectoryRefused {
    if (!change.negative() && !change.rights().isEmpty()) {
      announce(owner, change.who());
    }
    var now = account(owner).commit(change);
    settle(owner, change.who());
    return now;
  }

  /// Makes the hint agree with what the owner's mailboxes say. It may be called at any time.
  public void settle(Person owner, Identifier who) throws IntentRefused, DirectoryRefused {
    if (gives(owner, who)) {
      announce(owner, who);
      return;
    }
    retract(owner, who);
    // Somebody may have given a right while it was taken back.
    if (gives(owner, who)) {
      announce(owner, who);
    }
  }

  private boolean gives(Person owner, Identifier who) {
    for (var mailbox : account(owner).state().mailboxes()) {
      for (var entry : mailbox.acl().entries()) {
        boolean about = who.isPerson() ? entry.who().equals(who) : !entry.who().isPerson();
        if (about && !entry.negative()) {
          return true;
        }
      }
    }
    return false;
  }

  private void announce(Person owner, Identifier who) throws IntentRefused, DirectoryRefused {
    if (who.isPerson() && isThere(who)) {
      var sharer = new Sharer(owner.account().name(), owner.address().toString());
      accounts.account(new LogId(who.account())).commit(new AddSharer(sharer));
    } else if (!who.isPerson()) {
      markOpen(owner, true);
    }
  }

  private void retract(Person owner, Identifier who) throws IntentRefused, DirectoryRefused {
    if (who.isPerson() && isThere(who)) {
      accounts.account(new LogId(who.account())).commit(new RemoveSharer(owner.account().name()));
    } else if (!who.isPerson()) {
      markOpen(owner, false);
    }
  }

  /// The log of an account that was removed must not begin again.
  private boolean isThere(Identifier person) {
    return directory.owner(new LogId(person.account())).isPresent();
  }

  private void markOpen(Person owner, boolean open) throws DirectoryRefused {
    var known = directory.owner(owner.account());
    if (known.isPresent() && known.get().open() != open) {
      directory.administration().setOpen(known.get().address(), open);
    }
  }

  /// Everybody who shares a mailbox with that person, or may do so.
  public List<Person> sharers(Person viewer) {
    Map<LogId, Person> found = new LinkedHashMap<>();
    for (var hint : account(viewer).state().sharers()) {
      directory
          .owner(new LogId(hint.account()))
          .ifPresent(person -> found.put(person.account(), person));
    }
    directory.open().forEach(person -> found.put(person.account(), person));
    found.remove(viewer.account());
    return List.copyOf(found.values());
  }

  /// To be called with what a person found in another's account by its name: whoever may look a
  /// mailbox up shall find it in lists as well.
  public void found(Person viewer, Person owner, Mailbox mailbox) {
    var rights = mailbox.acl().rights(viewer(viewer));
    boolean hinted =
        owner.open()
            || account(viewer).state().sharers().stream()
                .anyMatch(hint -> hint.account().equals(owner.account().name()));
    if (rights.has(Right.LOOKUP) && !hinted) {
      settleInPassing(viewer, owner);
    }
  }

  /// To be called when nothing was found in the account of somebody who is said to share.
  public void foundNothing(Person viewer, Person owner) {
    if (!owner.open()) {
      settleInPassing(viewer, owner);
    }
  }

  /// Nobody waits for it, and it will be tried again.
  private void settleInPassing(Person viewer, Person owner) {
    var who = Identifier.person(viewer.address().toString(), viewer.account().name());
    Thread.startVirtualThread(() -> {
      try {
        settle(owner, who);
        if (!gives(owner, who)) {
          settle(owner, Identifier.ANYONE);
        }
      } catch (IntentRefused | DirectoryRefused | StoreException trouble) {
        log.log(WARNING, "event=sharing-not-settled cause={0}", trouble.getMessage());
      }
    });
  }

  private Account account(Person person) {
    return accounts.account(person.account());
  }
}
