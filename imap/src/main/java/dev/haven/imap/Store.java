package dev.haven.imap;

import dev.haven.account.ChangeFlags;
import dev.haven.account.FlagOperation;
import dev.haven.account.IntentRefused;
import dev.haven.account.Mailbox;
import dev.haven.account.MailboxDiff;
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
    implements Command.WhenSelected {

  static Store parse(ImapCursor in, boolean byUid) throws SyntaxException {
    in.space();
    var messages = in.sequenceSet();
    in.space();
    var unchangedSince = OptionalLong.empty();
    if (in.accept('(')) {
      in.keyword("UNCHANGEDSINCE");
      in.space();
      unchangedSince = OptionalLong.of(in.number64("a mod-sequence"));
      in.expect(')');
      in.space();
    }
    var operation = operation(in);
    int at = in.position();
    var item = in.word("FLAGS or FLAGS.SILENT");
    if (!item.equals("FLAGS") && !item.equals("FLAGS.SILENT")) {
      throw new SyntaxException("FLAGS or FLAGS.SILENT", at);
    }
    in.space();
    return new Store(
        messages, byUid, unchangedSince, operation, item.endsWith("SILENT"), in.storeFlags());
  }

  private static FlagOperation operation(ImapCursor in) {
    if (in.accept('+')) {
      return FlagOperation.ADD;
    }
    return in.accept('-') ? FlagOperation.REMOVE : FlagOperation.REPLACE;
  }

  @Override
  public boolean usesNumbers() {
    return !byUid;
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
    var chosen = Selection.of(messages, byUid, state);
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
                    unchangedSince));
    var own = new OwnChange(chosen, outcome.modified(), silent, operation, flags);
    var now = MailboxDiff.withoutExpunges(announced, News.current(before));
    var next = News.tell(before, now, own, byUid, client.out());
    return new Done(next, modified(outcome.modified(), announced) + name() + " completed");
  }

  private String name() {
    return byUid ? "UID STORE" : "STORE";
  }

  /// RFC 7162 §3.1.3: message numbers for STORE, UIDs for UID STORE.
  private String modified(UidSet uids, Mailbox announced) {
    if (uids.isEmpty()) {
      return "";
    }
    var set = byUid ? uids : Selection.ofUids(uids, announced.messages()).numbers();
    return "[MODIFIED " + set + "] ";
  }
}
