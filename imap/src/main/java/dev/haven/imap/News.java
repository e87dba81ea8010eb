package dev.haven.imap;

import dev.haven.account.Mailbox;
import dev.haven.account.MailboxDiff;
import dev.haven.account.Right;
import dev.haven.account.UidSet;
import java.io.IOException;

/// Tells a client what has become of its mailbox since it was last told: the difference between two
/// snapshots (RFC 9051 §7.4.1, RFC 9051 §7.5.1, RFC 9051 §7.5.2).
///
/// Said before the tagged answer of every command, and as it happens while it idles.
final class News {
  private News() {}

  /// Tells all that may be told now, of the selected mailbox and of others; the state that follows
  /// knows it.
  static State tell(State state, Occasion occasion, Client client) throws IOException, Bye {
    var next =
        state instanceof State.Selected selected ? tellSelected(selected, occasion, client) : state;
    if (next instanceof State.Selected selected) {
      client.keyNews().tell(selected, client.out());
    }
    if (next instanceof State.LoggedIn loggedIn) {
      client.notifier().tell(loggedIn, occasion, client);
    }
    return next;
  }

  private static State.Selected tellSelected(State.Selected state, Occasion occasion, Client client)
      throws IOException, Bye {
    var wanted = client.notifier().selected();
    var current = current(state);
    var announced = state.announced();
    if (current == announced || !wanted.any()) {
      return state;
    }
    boolean expunges = occasion.expunges() && !(occasion.waiting() && wanted.delayed());
    var now = expunges ? current : MailboxDiff.withoutExpunges(announced, current);
    if (now == announced) {
      return state;
    }
    var out = client.out();
    long mark = out.mark();
    try {
      // RFC 5465 §5.1: flags that others changed are told by UID to whoever asked with NOTIFY.
      boolean byUid = client.notifier().isOn();
      // RFC 5465 §5.2: of messages that the client brought itself it knows.
      boolean brought = occasion.touched().contains(state.owner().nameOf(announced));
      var next = write(state, now, OwnChange.NONE, wanted.flags(), byUid, brought, client);
      // RFC 7162 §3.2: what is told must not seem to be all up to a MODSEQ that it is not.
      if (state.enabled().qresync() && (now != current || anyGone(announced, now))) {
        Select.tellHighestModSeq(now, out);
      }
      return next;
    } catch (RuntimeException trouble) {
      out.takeBack(mark);
      throw trouble;
    }
  }

  /// Whether any message of one snapshot is not in a later one.
  static boolean anyGone(Mailbox before, Mailbox now) {
    return before.count() + Recent.countFrom(before.uidNext(), now) > now.count();
  }

  /// The selected mailbox as it is, as long as this person may read it.
  static Mailbox current(State.Selected state) throws Bye {
    var now = state.account().state().mailbox(state.announced().id());
    if (now.isEmpty()) {
      throw new Bye("The selected mailbox was deleted; reconnect");
    }
    requireReadable(state, now.get());
    return now.get();
  }

  /// RFC 4314 §4: whoever may not select a mailbox any more is not shown any more of it.
  static void requireReadable(State.Selected state) throws Bye {
    requireReadable(
        state, state.account().state().mailbox(state.announced().id()).orElse(state.announced()));
  }

  private static void requireReadable(State.Selected state, Mailbox now) throws Bye {
    if (!state.owner().rights(now).has(Right.READ)) {
      throw new Bye("The selected mailbox is not shared with you any more; reconnect");
    }
  }

  /// Tells all of it, or nothing: half of it would leave the client's numbering behind what it was
  /// told.
  ///
  /// @param own what the client itself changed, and how it wants to hear of it
  /// @param byUid whether the command in hand spoke of UIDs (RFC 9051 §6.4.9)
  static State.Selected tell(
      State.Selected state, Mailbox now, OwnChange own, boolean byUid, Client client)
      throws IOException {
    long mark = client.out().mark();
    try {
      return write(state, now, own, true, byUid, false, client);
    } catch (RuntimeException trouble) {
      client.out().takeBack(mark);
      throw trouble;
    }
  }

  private static State.Selected write(
      State.Selected state,
      Mailbox now,
      OwnChange own,
      boolean tellFlags,
      boolean byUid,
      boolean brought,
      Client client)
      throws IOException {
    var out = client.out();
    var announced = state.announced();
    var diff = MailboxDiff.between(announced, now);
    // First what is recent: a context may ask for it.
    var recent =
        diff.added() > 0
            ? Recent.claim(state.recent(), now, state.readOnly(), state.account(), state.enabled())
            : state.recent();
    var next = state.announced(now, recent);
    var contexts = state.contexts().update(next, diff);
    if (now.keywords() != announced.keywords()
        || !state.owner().rights(now).equals(state.owner().rights(announced))) {
      FlagWriter.tellDefined(state, now, out);
    }
    contexts.tellGone(state, out);
    if (state.enabled().vanished()) {
      Vanished.write(diff.expungedUids(), out);
    } else {
      tellExpunged(diff, out);
    }
    if (diff.added() > 0) {
      out.ascii("* ").number(now.count()).ascii(" EXISTS").crlf();
    }
    if (!state.enabled().rev2() && (diff.added() > 0 || diff.expunged().length > 0)) {
      tellRecent(recent, state, diff.added() > 0, now, out);
    }
    var marks =
        new MarkNews(
            announced,
            own,
            state.user().account().id().name(),
            tellFlags,
            state.annotates() || client.notifier().selected().annotations());
    own.tell(next, diff, announced, new FlagLine(next, marks, byUid, out));
    if (brought) {
      return contexts.tellCome(next, out);
    }
    var fetched = client.notifier().selected().fetched();
    var arrivals = Arrivals.of(next, diff, fetched, contexts.changes());
    arrivals.tellInContexts(out);
    next = contexts.tellCome(next, out);
    arrivals.tellOthers(out);
    return next;
  }

  /// From the last to the first, so that no number shifts before it is told.
  private static void tellExpunged(MailboxDiff diff, Responses out) throws IOException {
    var expunged = diff.expunged();
    for (int i = expunged.length - 1; i >= 0; i--) {
      out.ascii("* ").number(expunged[i] + 1L).ascii(" EXPUNGE").crlf();
    }
  }

  /// RFC 3501 §7.3.2.
  private static void tellRecent(
      UidSet recent, State.Selected before, boolean arrived, Mailbox now, Responses out)
      throws IOException {
    int count = Recent.count(recent, now.messages());
    boolean changed = count != Recent.count(before.recent(), before.announced().messages());
    if (arrived || changed) {
      out.ascii("* ").number(count).ascii(" RECENT").crlf();
    }
  }
}
