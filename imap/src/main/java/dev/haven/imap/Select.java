package dev.haven.imap;

import dev.haven.account.Annotate;
import dev.haven.account.Mailbox;
import dev.haven.account.Right;
import dev.haven.account.UidSet;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.Optional;

/// `SELECT` and `EXAMINE`, RFC 9051 §6.3.2, RFC 9051 §6.3.3, RFC 3501 §6.3.1.
///
/// @param mailbox as the client wrote it
/// @param condstore whether it asks for MODSEQs (RFC 7162 §3.1.8)
/// @param annotates whether it wants to hear which annotations others change (RFC 5257 §4.2)
/// @param resync what the client knows of the mailbox already (RFC 7162 §3.2.5)
record Select(
    String mailbox, boolean readOnly, boolean condstore, boolean annotates, Optional<Resync> resync)
    implements Command.WhenLoggedIn {

  static Select parse(ImapCursor in, boolean readOnly) throws SyntaxException {
    in.space();
    var mailbox = in.mailboxAsWritten();
    boolean condstore = false;
    boolean annotates = false;
    Optional<Resync> resync = Optional.empty();
    if (in.accept(' ')) {
      in.expect('(');
      do {
        int at = in.position();
        switch (in.word("a parameter")) {
          case "CONDSTORE" -> condstore = true;
          case "ANNOTATE" -> annotates = true;
          case "QRESYNC" -> {
            in.space();
            resync = Optional.of(Resync.parse(in));
          }
          default -> throw new SyntaxException("CONDSTORE, QRESYNC or ANNOTATE", at);
        }
      } while (in.accept(' '));
      in.expect(')');
    }
    return new Select(mailbox, readOnly, condstore, annotates, resync);
  }

  /// RFC 9051 §6.3.2: whatever becomes of a SELECT, the mailbox before it is not selected any more.
  @Override
  public State leave(State state, Client client) throws IOException {
    if (!(state instanceof State.Selected selected) || refusal(state.enabled()).isPresent()) {
      return state;
    }
    client.out().untagged("OK [CLOSED] Previous mailbox is closed");
    return selected.closed();
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused {
    var refusal = refusal(state.enabled());
    if (refusal.isPresent()) {
      return new Done(state, Done.Answer.BAD, refusal.get());
    }
    // RFC 4314 §4: both need the right to read.
    var place = Mailboxes.named(mailbox, Right.READ, state);
    var selected = select(place, state);
    describe(selected, client.out());
    QuotaWarning.tell(selected, client);
    if (resync.isPresent()) {
      resync.get().tell(selected, client.out());
    }
    return new Done(
        selected,
        (selected.readOnly() ? "[READ-ONLY] " : "[READ-WRITE] ")
            + (readOnly ? "EXAMINE completed" : "SELECT completed"));
  }

  /// RFC 7162 §3.2.5, RFC 9586 §3.7: what may not be asked for, as things are enabled.
  private Optional<String> refusal(Enabled enabled) {
    if (resync.isPresent() && !enabled.qresync()) {
      return Optional.of("QRESYNC needs ENABLE QRESYNC first");
    }
    return resync.isPresent() && resync.get().match().isPresent() && enabled.uidOnly()
        ? Optional.of("[UIDREQUIRED] Message numbers are not allowed once UIDONLY is enabled")
        : Optional.empty();
  }

  private State.Selected select(Place place, State.LoggedIn state) {
    var now = condstore ? state.with(state.enabled().withCondstore()) : state;
    var found = place.mailbox();
    var access = Access.of(readOnly, place.rights());
    boolean reads = access != Access.READ_WRITE;
    var recent = Recent.claim(UidSet.NONE, found, reads, place.account(), now.enabled());
    return new State.Selected(
        now.user(),
        place.owner(),
        found,
        access,
        recent,
        UidSet.NONE,
        SearchContexts.NONE,
        annotates);
  }

  private void describe(State.Selected selected, Responses out) throws IOException {
    var found = selected.announced();
    FlagWriter.tellDefined(selected, found, out);
    out.ascii("* ").number(found.count()).ascii(" EXISTS").crlf();
    if (!selected.enabled().rev2()) {
      int recent = Recent.count(selected.recent(), found.messages());
      out.ascii("* ").number(recent).ascii(" RECENT").crlf();
      if (!selected.enabled().uidOnly()) {
        tellFirstUnseen(found, out);
      }
    }
    out.untagged("OK [UIDVALIDITY " + found.uidValidity() + "] UIDs are valid");
    out.untagged("OK [UIDNEXT " + found.uidNext() + "] Predicted next UID");
    if (selected.offers(Extension.OBJECTID)) {
      out.untagged(
          "OK [MAILBOXID (" + ObjectIds.of(selected.owner()).mailbox(found.id()) + ")] Mailbox id");
    }
    if (selected.offers(Extension.URLAUTH)) {
      out.untagged("OK " + KeyNews.MECHANISMS + " By these URLs can be authorized");
    }
    if (selected.offers(Extension.ANNOTATE)) {
      // RFC 5257 §4.1: whoever may read can note something for themselves.
      var level =
          selected.access() == Access.EXAMINED ? "READ-ONLY" : Integer.toString(Annotate.LARGEST);
      out.untagged("OK [ANNOTATIONS " + level + "] Annotations of messages");
    }
    if (selected.offers(Extension.CONDSTORE)) {
      tellHighestModSeq(found, out);
    }
    if (selected.enabled().rev2()) {
      MailboxLine.selected(selected, mailbox, out);
    }
  }

  /// RFC 3501 §7.1, `UNSEEN`; gone in IMAP4rev2.
  private static void tellFirstUnseen(Mailbox mailbox, Responses out) throws IOException {
    int first = mailbox.unseen() == 0 ? -1 : mailbox.messages().firstUnseen();
    if (first >= 0) {
      out.untagged("OK [UNSEEN " + (first + 1) + "] First unseen message");
    }
  }

  /// RFC 7162 §3.1.2.1.
  static void tellHighestModSeq(Mailbox mailbox, Responses out) throws IOException {
    out.untagged("OK [HIGHESTMODSEQ " + mailbox.highestModSeq() + "] Highest");
  }
}
