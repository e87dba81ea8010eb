package dev.haven.imap;

import dev.haven.account.ChangeFlags;
import dev.haven.account.FlagOperation;
import dev.haven.account.Flags;
import dev.haven.account.IntentRefused;
import dev.haven.account.Mailbox;
import dev.haven.account.MailboxDiff;
import dev.haven.account.Right;
import dev.haven.account.UidSet;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.OptionalLong;

/// `STORE` and `UID STORE`, RFC 9051 §6.4.6, with UNCHANGEDSINCE (RFC 7162 §3.1.3).
///
/// @param silent whether the client does not want to hear what it says itself
record Store(
    SequenceSet messages,
    boolean byUid,
    OptionalLong unchangedSince,
    FlagOperation operation,
    boolean silent,
    FlagNames flags)
    implements Command.OnMessages {

  /// Of flags, or of annotations (RFC 5257 §4.5).
  static Command parse(ImapCursor in, boolean byUid) throws SyntaxException {
    in.space();
    var messages = SequenceSet.parse(in);
    in.space();
    var unchangedSince = OptionalLong.empty();
    if (in.accept('(')) {
      in.keyword("UNCHANGEDSINCE");
      in.space();
      unchangedSince = OptionalLong.of(in.number64("a mod-sequence"));
      in.expect(')');
      in.space();
    }
    if (in.acceptKeyword("ANNOTATION ")) {
      return new StoreAnnotation(messages, byUid, unchangedSince, AnnotationValues.parse(in));
    }
    var operation = operation(in);
    int at = in.position();
    var item = in.word("FLAGS or FLAGS.SILENT");
    if (!item.equals("FLAGS") && !item.equals("FLAGS.SILENT")) {
      throw new SyntaxException("FLAGS or FLAGS.SILENT", at);
    }
    in.space();
    return new Store(
        messages, byUid, unchangedSince, operation, item.endsWith("SILENT"), FlagNames.stored(in));
  }

  private static FlagOperation operation(ImapCursor in) {
    if (in.accept('+')) {
      return FlagOperation.ADD;
    }
    return in.accept('-') ? FlagOperation.REMOVE : FlagOperation.REPLACE;
  }

  /// RFC 9051 §7.5.1.
  @Override
  public boolean mayTellExpunges() {
    return byUid;
  }

  @Override
  public Done run(State.Selected state, Client client)
      throws IOException, Refused, IntentRefused, Bye, SyntaxException {
    state.requireWritable();
    long changeable = changeable(state);
    var named = Selection.of(messages, byUid, state);
    var limited = client.options().limits().of(named, state.announced().messages());
    var chosen = limited.chosen();
    var before = unchangedSince.isPresent() ? state.with(state.enabled().withCondstore()) : state;
    var announced = before.announced();
    var outcome =
        before
            .account()
            .commit(
                new ChangeFlags(
                    announced.id(),
                    chosen.uids(announced.messages()),
                    operation,
                    flags.system(),
                    flags.keywords(),
                    changeable,
                    unchangedSince));
    var own = OwnChange.ofFlags(chosen, outcome.modified(), silent, operation, flags);
    return told(before, own, byUid, limited, client);
  }

  /// Tells what a STORE of flags or of annotations changed.
  ///
  /// @param before the state that does not know of it
  static Done told(
      State.Selected before,
      OwnChange own,
      boolean byUid,
      MessageLimits.Processed limited,
      Client client)
      throws IOException, Bye {
    var announced = before.announced();
    var now = MailboxDiff.withoutExpunges(announced, News.current(before));
    var next = News.tell(before, now, own, byUid, client);
    var modified = modified(own.modified(), byUid, announced);
    if (!modified.isEmpty()) {
      limited.tell(client.out());
    }
    var code = modified.isEmpty() ? limited.code() : modified;
    return new Done(next, code + (byUid ? "UID STORE" : "STORE") + " completed");
  }

  /// RFC 4314 §4: flags that this person may not set stay as they are; if that is all of them, the
  /// command is refused.
  private long changeable(State.Selected state) throws Refused {
    long permitted = state.rights().flags();
    long keywords = flags.keywords().isEmpty() ? 0 : ~Flags.SYSTEM;
    long named = operation == FlagOperation.REPLACE ? Flags.ALL : flags.system() | keywords;
    if (named != 0 && (named & permitted) == 0) {
      throw Mailboxes.noPermission(missing(named));
    }
    return permitted;
  }

  private static Right missing(long flags) {
    if ((flags & ~(Flags.SEEN | Flags.DELETED)) != 0) {
      return Right.WRITE;
    }
    return (flags & Flags.SEEN) != 0 ? Right.SEEN : Right.DELETE_MESSAGES;
  }

  /// RFC 7162 §3.1.3: message numbers for STORE, UIDs for UID STORE.
  private static String modified(UidSet uids, boolean byUid, Mailbox announced) {
    if (uids.isEmpty()) {
      return "";
    }
    var set = byUid ? uids : Selection.ofUids(uids, announced.messages()).numbers();
    return "[MODIFIED " + set + "] ";
  }
}
