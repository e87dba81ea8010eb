package dev.haven.account;

import dev.haven.store.StoredBody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Puts messages of one account into a mailbox of another, RFC 9051 §6.4.7.
///
/// Two logs cannot change in one entry, so the order is that in which nothing is lost: the messages
/// are in the target, durably, before they leave the source. What fails on the way leaves the
/// target as it was; a crash on the way may leave messages in both. Bodies are copied piece by
/// piece, a batch of messages at a time, so that any number of them needs little memory. For one
/// thread, once.
public final class Transfer {
  private static final int MOST_IN_BATCH = 256;
  private static final long LARGEST_BATCH = 8 << 20;
  private static final int PIECE = 32_768;

  private final Account source;
  private final Mailbox from;
  private final Account target;
  private final Mailbox to;
  private final long flags;
  private final Carried carried;
  private final Pace pace;
  private final List<NewMessage> batch = new ArrayList<>();
  private final List<Long> batchUids = new ArrayList<>();
  private final UidSetBuilder copied = new UidSetBuilder();
  private final UidSetBuilder copies = new UidSetBuilder();
  private final byte[] piece = new byte[PIECE];
  private Keywords keywords;
  private long batchOctets;

  /// @param flags the bits that whoever asks may set in the target (RFC 4314 §4)
  /// @param carried which annotations go along
  /// @param pace may end the work; nothing is in the target then
  public Transfer(
      Account source,
      Mailbox from,
      Account target,
      Mailbox to,
      long flags,
      Carried carried,
      Pace pace) {
    this.source = source;
    this.from = from;
    this.target = target;
    this.to = to;
    this.flags = flags;
    this.carried = carried;
    this.pace = pace;
    this.keywords = to.keywords();
  }

  /// Copies messages, all or none; those that are not there are passed over.
  public Copied copy(UidSet uids) throws IntentRefused, IOException {
    boolean done = false;
    try {
      var messages = from.messages();
      var present = messages.present(uids);
      requireRoom(messages, present);
      long all = present.count();
      long taken = 0;
      for (var m = messages.cursor(); m.next(); ) {
        if (present.contains(m.uid())) {
          pace.at(taken++, all);
          take(m);
        }
      }
      commitBatch();
      done = true;
      return new Copied(to.uidValidity(), copied.build(), copies.build());
    } finally {
      closeBatch();
      if (!done) {
        target.commit(Expunge.these(to.id(), copies.build()));
      }
    }
  }

  /// Copies messages, then removes them from where they were.
  public Copied move(UidSet uids) throws IntentRefused, IOException {
    var moved = copy(uids);
    if (!moved.source().isEmpty()) {
      source.commit(Expunge.these(from.id(), moved.source()));
    }
    return moved;
  }

  /// Before anything is copied in vain.
  private void requireRoom(Messages messages, UidSet uids) throws IntentRefused {
    long octets = 0;
    for (var m = messages.cursor(); m.next(); ) {
      octets += uids.contains(m.uid()) ? m.size() : 0;
    }
    Draft.requireRoom(target.limits(), target.state().usage(), octets, uids.count());
  }

  private void take(MessageCursor m) throws IntentRefused {
    var body = source.body(m.emailId());
    if (body.isEmpty()) {
      return;
    }
    if (batch.size() == MOST_IN_BATCH || batchOctets + m.size() > LARGEST_BATCH) {
      commitBatch();
    }
    try (var incoming = target.receive()) {
      long at = 0;
      for (int got = read(body.get(), at); got > 0; got = read(body.get(), at)) {
        incoming.write(piece, 0, got);
        at += got;
      }
      var names = named(m.flags());
      batch.add(
          new NewMessage(
              incoming.finish(),
              m.flags() & flags & Flags.SYSTEM,
              names,
              m.receivedAt(),
              Annotations.NONE.with(carried.of(m.annotations()))));
      batchUids.add(m.uid());
      batchOctets += m.size();
    }
  }

  private int read(StoredBody body, long at) {
    return body.read(at, piece, 0, PIECE);
  }

  /// Keywords go along as far as the target has room for them.
  private List<String> named(long set) {
    var names = new ArrayList<String>();
    for (var name : Flags.keywords(set & flags, from.keywords())) {
      if (keywords.flag(name) == 0 && !keywords.full()) {
        keywords = keywords.with(name);
      }
      if (keywords.flag(name) != 0) {
        names.add(name);
      }
    }
    return names;
  }

  private void commitBatch() throws IntentRefused {
    if (batch.isEmpty()) {
      return;
    }
    var added = target.commit(new AddMessages(to.id(), batch));
    batchUids.forEach(uid -> copied.add(uid));
    copies.add(added.uids().first(0), added.uids().last(0));
    closeBatch();
  }

  private void closeBatch() {
    batch.forEach(message -> message.message().close());
    batch.clear();
    batchUids.clear();
    batchOctets = 0;
  }
}
