package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.account.Mailbox;
import dev.haven.account.Messages;
import dev.haven.account.Right;
import dev.haven.imap.url.UrlMessage;
import dev.haven.imap.url.UrlRange;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;

/// What an IMAP URL means in an account: octets of one message, or nothing and why (RFC 5092 §5,
/// RFC 5092 §6, RFC 4467 §2).
sealed interface UrlTarget {
  /// Octets of a message that is there.
  ///
  /// @param octets all of the section
  /// @param partial which of them are meant
  record Found(Row row, Section section, SectionOctets octets, Partial partial)
      implements UrlTarget {
    /// RFC 5550 §3.2: as with a partial FETCH, what lies beyond the end is left out.
    long from() {
      return partial.from(octets.length());
    }

    long count() {
      return partial.count(octets.length());
    }

    void copy(SectionOctets.Sink to) throws IOException {
      octets.copy(from(), count(), row, to);
    }
  }

  record Missing(String why) implements UrlTarget {}

  /// Whatever it means, it may not be used so.
  record Denied(String why) implements UrlTarget {}

  /// What it means to whoever is signed in; relative to the selected mailbox. That is looked at as
  /// it is and as it was announced: what others expunged can be used until that was told.
  static UrlTarget of(UrlMessage wanted, State.LoggedIn state) {
    var selected = state instanceof State.Selected it ? Optional.of(it) : noneSelected();
    var place =
        wanted.mailbox().isPresent()
            ? Mailboxes.spot(wanted.mailbox().get(), state).place()
            : selected.map(it -> it.owner().place(it.announced()));
    if (place.isEmpty() || !place.get().allows(Right.READ)) {
      return new Missing(
          wanted.mailbox().isPresent() ? "there is no such mailbox" : "it names no message");
    }
    var snapshots = new LinkedHashSet<Mailbox>();
    place.get().account().state().mailbox(place.get().id()).ifPresent(snapshots::add);
    selected.filter(it -> it.isAt(place.get())).ifPresent(it -> snapshots.add(it.announced()));
    return in(snapshots, wanted, place.get().account());
  }

  private static Optional<State.Selected> noneSelected() {
    return Optional.empty();
  }

  /// What it means in one mailbox.
  ///
  /// @param snapshots of it, in which the message is looked for in turn
  static UrlTarget in(Collection<Mailbox> snapshots, UrlMessage wanted, Account account) {
    if (!wanted.isOneMessage() || wanted.uid().isEmpty()) {
      return new Missing("it names no message");
    }
    for (var mailbox : snapshots) {
      if (wanted.uidValidity().orElse(mailbox.uidValidity()) != mailbox.uidValidity()) {
        return new Missing("the mailbox has another UIDVALIDITY now");
      }
      int index = mailbox.messages().indexOf(wanted.uid().getAsLong());
      if (index >= 0) {
        return in(mailbox.messages(), index, wanted, account);
      }
    }
    return new Missing("the message is not there any more");
  }

  private static UrlTarget in(Messages messages, int index, UrlMessage wanted, Account account) {
    var cursor = messages.cursor(index);
    cursor.next();
    var row = new Row(account, cursor);
    if (!row.hasCard() || !row.hasBody()) {
      return new Missing("the message is not there any more");
    }
    Section section;
    try {
      section = section(wanted);
    } catch (SyntaxException bad) {
      return new Missing("its section cannot be read");
    }
    var octets = SectionOctets.of(section, row);
    return octets.isEmpty()
        ? new Missing("the message has no such section, or none that can be picked from")
        : new Found(row, section, octets.get(), partial(wanted.partial()));
  }

  private static Section section(UrlMessage wanted) throws SyntaxException {
    if (wanted.section().isEmpty()) {
      return Section.WHOLE;
    }
    var text = "[" + wanted.section().get() + "]";
    var in = new ImapCursor(text.getBytes(StandardCharsets.UTF_8), NameEncoding.UTF8);
    var section = Section.parse(in);
    in.end();
    return section;
  }

  private static Partial partial(Optional<UrlRange> range) {
    return range
        .map(it -> new Partial(it.offset(), it.length().orElse(Long.MAX_VALUE)))
        .orElse(Partial.WHOLE);
  }
}
