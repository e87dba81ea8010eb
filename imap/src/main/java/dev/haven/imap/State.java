package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.account.Mailbox;
import dev.haven.account.Right;
import dev.haven.account.Rights;
import dev.haven.account.UidSet;
import dev.haven.imap.collation.Collation;
import dev.haven.imap.keys.Keys;

/// Where a session is in RFC 9051 §3, and what it holds there. Immutable; a command yields the
/// next.
///
/// A command says which state it needs by the type it takes, so "not signed in" and "no mailbox
/// selected" cannot be forgotten.
sealed interface State {
  /// What the client enabled for this session.
  default Enabled enabled() {
    return Enabled.NOTHING;
  }

  /// RFC 9051 §3.1.
  record NotAuthenticated() implements State {}

  /// RFC 9051 §3.2 and RFC 9051 §3.3: commands of the authenticated state also run in the selected
  /// state.
  sealed interface LoggedIn extends State {
    User user();

    LoggedIn with(Enabled enabled);

    /// With another collation to compare texts by.
    LoggedIn with(Collation active);

    @Override
    default Enabled enabled() {
      return user().enabled();
    }

    /// Whether that is not kept from them.
    default boolean offers(Extension extension) {
      return !user().off().contains(extension);
    }

    /// How this client reads and writes mailbox names.
    default NameEncoding names() {
      return enabled().names();
    }
  }

  record Authenticated(User user) implements LoggedIn {
    @Override
    public Authenticated with(Enabled enabled) {
      return new Authenticated(user.with(enabled));
    }

    @Override
    public Authenticated with(Collation active) {
      return new Authenticated(user.with(active));
    }
  }

  /// RFC 9051 §3.3.
  ///
  /// @param owner whose mailbox it is; not always that of who signed in
  /// @param announced the mailbox exactly as the client was told it is: message numbers mean
  ///   positions in here, whatever other sessions have done since
  /// @param access how it was opened
  /// @param recent UIDs that are `\Recent` in this session (RFC 3501 §2.3.2)
  /// @param saved the result that `$` stands for (RFC 5182 §2.1)
  /// @param contexts results that are kept up to date (RFC 5267 §4.3)
  /// @param annotates whether the client wants to hear which annotations change (RFC 5257 §4.2)
  record Selected(
      User user,
      Owner owner,
      Mailbox announced,
      Access access,
      UidSet recent,
      UidSet saved,
      SearchContexts contexts,
      boolean annotates)
      implements LoggedIn {
    /// The account that the selected mailbox is in.
    Account account() {
      return owner.account();
    }

    /// The keys of its messages, as this session compares texts.
    Keys keys() {
      return user.lookup().pages().of(account(), user.lookup().collation());
    }

    @Override
    public Selected with(Enabled enabled) {
      // IMAP4rev2 knows no recent messages.
      var recentNow = enabled.rev2() ? UidSet.NONE : recent;
      return new Selected(
          user.with(enabled), owner, announced, access, recentNow, saved, contexts, annotates);
    }

    @Override
    public Selected with(Collation active) {
      return new Selected(
          user.with(active), owner, announced, access, recent, saved, contexts, annotates);
    }

    Selected announced(Mailbox now, UidSet recentNow) {
      return new Selected(user, owner, now, access, recentNow, saved, contexts, annotates);
    }

    /// Whether that is the selected mailbox.
    boolean isAt(Place place) {
      return owner.account() == place.account() && announced.id().equals(place.id());
    }

    Selected saved(UidSet result) {
      return new Selected(user, owner, announced, access, recent, result, contexts, annotates);
    }

    Selected with(SearchContexts now) {
      return new Selected(user, owner, announced, access, recent, saved, now, annotates);
    }

    /// What this person may do with the mailbox now. Its owner may have changed that since it was
    /// selected.
    Rights rights() {
      return owner.rights(account().state().mailbox(announced.id()).orElse(announced));
    }

    /// Refuses whoever lacks the right now.
    void require(Right right) throws Refused {
      if (!rights().has(right)) {
        throw Mailboxes.noPermission(right);
      }
    }

    /// RFC 9051 §6.3.3: what EXAMINE opened, or may only be read, cannot be changed.
    void requireWritable() throws Refused {
      if (readOnly()) {
        throw new Refused("READ-ONLY", "The mailbox is open for reading only");
      }
    }

    /// Whether its messages and their flags stay as they are.
    boolean readOnly() {
      return access != Access.READ_WRITE;
    }

    Authenticated closed() {
      return new Authenticated(user);
    }
  }

  /// RFC 9051 §3.4: nothing more is read.
  record LoggedOut() implements State {}
}
