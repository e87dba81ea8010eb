package dev.haven.imap;

import dev.haven.wire.SyntaxException;

/// From the bytes of a command to a [Command]: RFC 9051 §9, rule `command`. Pure.
final class CommandParser {
  private CommandParser() {}

  /// @param in behind the tag and its space
  static Command parse(ImapCursor in) throws SyntaxException {
    int at = in.position();
    var verb = in.verb();
    var command =
        switch (verb) {
          case "CAPABILITY" -> new Capability();
          case "NOOP" -> new Noop();
          case "LOGOUT" -> new Logout();
          case "ID" -> Id.parse(in);
          case "STARTTLS" -> new StartTls();
          case "LOGIN" -> Login.parse(in);
          case "AUTHENTICATE" -> Authenticate.parse(in);
          case "ENABLE" -> Enable.parse(in);
          case "SELECT" -> Select.parse(in, false);
          case "EXAMINE" -> Select.parse(in, true);
          case "CREATE" -> Create.parse(in);
          case "DELETE" -> Delete.parse(in);
          case "RENAME" -> Rename.parse(in);
          case "SUBSCRIBE" -> Subscribe.parse(in);
          case "UNSUBSCRIBE" -> Unsubscribe.parse(in);
          case "LIST" -> ListMailboxes.parse(in);
          case "LSUB" -> ListSubscribed.parse(in);
          case "NAMESPACE" -> new Namespace();
          case "STATUS" -> Status.parse(in);
          case "APPEND" -> Append.parse(in);
          case "IDLE" -> new Idle();
          case "NOTIFY" -> Notify.parse(in);
          case "COMPRESS" -> Compress.parse(in);
          case "UNAUTHENTICATE" -> new Unauthenticate();
          case "UID" -> uid(in);
          default -> aboutMailboxes(verb, in, at);
        };
    in.end();
    return command;
  }

  /// Who may do what, how much, and what is noted: RFC 4314, RFC 9208, RFC 5464, RFC 4467.
  private static Command aboutMailboxes(String verb, ImapCursor in, int at) throws SyntaxException {
    return switch (verb) {
      case "GETACL" -> GetAcl.parse(in);
      case "SETACL" -> SetAcl.parse(in);
      case "DELETEACL" -> DeleteAcl.parse(in);
      case "LISTRIGHTS" -> ListRights.parse(in);
      case "MYRIGHTS" -> MyRights.parse(in);
      case "GETQUOTA" -> GetQuota.parse(in);
      case "GETQUOTAROOT" -> GetQuotaRoot.parse(in);
      case "SETQUOTA" -> SetQuota.parse(in);
      case "GETMETADATA" -> GetMetadata.parse(in);
      case "SETMETADATA" -> SetMetadata.parse(in);
      case "GENURLAUTH" -> GenUrlAuth.parse(in);
      case "RESETKEY" -> ResetKey.parse(in);
      case "URLFETCH" -> UrlFetch.parse(in);
      default -> aboutMessages(verb, in, at);
    };
  }

  /// RFC 9051 §6.4, and what extends it.
  private static Command aboutMessages(String verb, ImapCursor in, int at) throws SyntaxException {
    return switch (verb) {
      case "CHECK" -> new Check();
      case "CLOSE" -> new Close();
      case "UNSELECT" -> new Unselect();
      case "EXPUNGE" -> Expunge.everywhere();
      case "SEARCH" -> Search.parse(in, false);
      case "ESEARCH" -> SearchMailboxes.parse(in);
      case "COMPARATOR" -> ActiveComparator.parse(in);
      case "LANGUAGE" -> Language.parse(in);
      case "SORT" -> Sort.parse(in, false);
      case "THREAD" -> ThreadMessages.parse(in, false);
      case "CANCELUPDATE" -> CancelUpdate.parse(in);
      case "FETCH" -> Fetch.parse(in, false);
      case "STORE" -> Store.parse(in, false);
      case "COPY" -> Copy.parse(in, false);
      case "MOVE" -> Move.parse(in, false);
      case "REPLACE" -> Replace.parse(in, false);
      case "UIDBATCHES" -> UidBatches.parse(in);
      default -> throw new SyntaxException("a command I know", at);
    };
  }

  /// RFC 9051 §6.4.9: the same commands, by UID.
  private static Command uid(ImapCursor in) throws SyntaxException {
    in.space();
    int at = in.position();
    return switch (in.verb()) {
      case "EXPUNGE" -> Expunge.parseUid(in);
      case "SEARCH" -> Search.parse(in, true);
      case "SORT" -> Sort.parse(in, true);
      case "THREAD" -> ThreadMessages.parse(in, true);
      case "FETCH" -> Fetch.parse(in, true);
      case "STORE" -> Store.parse(in, true);
      case "COPY" -> Copy.parse(in, true);
      case "MOVE" -> Move.parse(in, true);
      case "REPLACE" -> Replace.parse(in, true);
      default -> throw new SyntaxException("a command that takes UIDs", at);
    };
  }
}
