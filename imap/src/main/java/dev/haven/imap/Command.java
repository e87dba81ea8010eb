package dev.haven.imap;

import dev.haven.account.IntentRefused;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A parsed command: pure data, one record each, in a file named after it.
///
/// The four families are RFC 9051 §6.1 to §6.4. Running a command yields the state that follows it
/// and the words of its tagged `OK`, which [ImapSession] writes after the news of the mailbox.
sealed interface Command {
  /// Whether messages that other sessions expunged may be announced before the tagged answer (RFC
  /// 9051 §7.5.1).
  default boolean mayTellExpunges() {
    return true;
  }

  /// Whether the client named messages by their numbers, which it cannot once it enabled UIDONLY
  /// (RFC 9586 §3).
  default boolean usesNumbers() {
    return false;
  }

  /// Names of mailboxes that the command itself changes, apart from the selected one: its client is
  /// not notified of them (RFC 5465 §5).
  default List<String> touched() {
    return List.of();
  }

  /// The mailbox of which the command itself changes annotations: its client is not told so (RFC
  /// 5464 §4.3). Empty for the server.
  default Optional<String> annotated() {
    return Optional.empty();
  }

  /// What is over before the command can fail, and told: SELECT leaves the mailbox before it.
  default State leave(State state, Client client) throws IOException {
    return state;
  }

  /// What follows the tagged `OK`.
  default void afterwards(Client client) throws IOException {}

  /// RFC 9051 §6.1.
  sealed interface InAnyState extends Command
      permits Capability, Noop, Logout, Id, Unauthenticate, Language {
    Done run(State state, Client client) throws IOException;
  }

  /// RFC 9051 §6.2.
  sealed interface WhenNotAuthenticated extends Command permits StartTls, Login, Authenticate {
    Done run(Client client) throws IOException, Refused, Bye, SyntaxException;
  }

  /// RFC 9051 §6.3.
  sealed interface WhenLoggedIn extends Command
      permits Enable,
          SearchMailboxes,
          ActiveComparator,
          Select,
          Create,
          Delete,
          Rename,
          Subscribe,
          Unsubscribe,
          ListMailboxes,
          ListSubscribed,
          Namespace,
          Status,
          GetAcl,
          SetAcl,
          DeleteAcl,
          ListRights,
          MyRights,
          GetQuota,
          GetQuotaRoot,
          SetQuota,
          GetMetadata,
          SetMetadata,
          Append,
          GenUrlAuth,
          ResetKey,
          UrlFetch,
          Notify,
          Compress,
          Idle {
    Done run(State.LoggedIn state, Client client)
        throws IOException, Refused, IntentRefused, Bye, SyntaxException;
  }

  /// RFC 9051 §6.4.
  sealed interface WhenSelected extends Command
      permits Check, Close, Unselect, Expunge, Searching, CancelUpdate, OnMessages, UidBatches {
    Done run(State.Selected state, Client client)
        throws IOException, Refused, IntentRefused, Bye, SyntaxException;
  }

  /// Those that name messages by their numbers or, with `UID` before the command, by their UIDs:
  /// RFC 9051 §6.4.9.
  sealed interface OnMessages extends WhenSelected
      permits Fetch, Store, StoreAnnotation, Copy, Move, Replace {
    boolean byUid();

    @Override
    default boolean usesNumbers() {
      return !byUid();
    }
  }
}
