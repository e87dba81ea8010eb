package dev.haven.queue.outgoing;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.queue.format.FinishedEntry;
import dev.haven.queue.format.StoredAttempt;
import dev.haven.queue.format.StoredFinished;
import dev.haven.queue.notes.Keeper;
import dev.haven.queue.notes.NoteLog;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of messages that have left the queue, so that one can be followed to its end
/// afterwards, and after a restart. As [Remembering] says, and bounded whatever is sent. Safe for
/// any thread; nobody waits for the disk.
final class FinishedMail implements AutoCloseable {
  /// One of them.
  ///
  /// @param attempts the first and the latest, oldest first
  record Finished(Letter letter, List<StoredAttempt> attempts) {}

  static final LogId LOG = new LogId("history/finished");

  private static final int FORMAT = 1;

  /// Of all of it together, in memory and in a checkpoint.
  private static final long MOST_OCTETS = 32 << 20;

  /// What is more than this is kept without what was said in sessions that failed.
  private static final int LARGEST = 16 << 10;

  /// So many go into one entry.
  private static final int MOST_TOGETHER = 500;

  private final Remembering bounds;
  private final InstantSource clock;
  private final NoteLog log;
  private final Keeper keeper = new Keeper("history", this::save);
  private final Map<Long, StoredFinished> messages = new LinkedHashMap<>();
  private long octets;
  private List<StoredFinished> unsaved = new ArrayList<>();

  private FinishedMail(Store store, Remembering bounds, InstantSource clock) {
    this.bounds = bounds;
    this.clock = clock;
    this.log = new NoteLog(store, LOG, 1_000);
  }

  /// Reads what is kept. Throws [StoreException] if that cannot be read.
  static FinishedMail open(Store store, Remembering bounds, InstantSource clock) {
    var mail = new FinishedMail(store, bounds, clock);
    mail.learn(mail.log.load(FinishedMail::count));
    return mail;
  }

  /// A message has left the queue.
  void add(Letter letter, List<StoredAttempt> attempts) {
    if (attempts.isEmpty()) {
      return;
    }
    var finished = stored(letter, attempts);
    synchronized (this) {
      remember(finished);
      unsaved.add(finished);
    }
    keeper.changed();
  }

  private void remember(StoredFinished finished) {
    forget(finished.getId());
    messages.put(finished.getId(), finished);
    octets += finished.getSerializedSize();
    long oldest = clock.instant().minus(bounds.time()).getEpochSecond();
    while (!messages.isEmpty()
        && (messages.size() > bounds.messages()
            || octets > MOST_OCTETS
            || ended(eldest()) < oldest)) {
      forget(eldest().getId());
    }
  }

  private StoredFinished eldest() {
    return messages.values().iterator().next();
  }

  private static long ended(StoredFinished finished) {
    return finished.getAttempts(finished.getAttemptsCount() - 1).getTimeSeconds();
  }

  private void forget(long id) {
    var known = messages.remove(id);
    octets -= known == null ? 0 : known.getSerializedSize();
  }

  synchronized Optional<Finished> find(long id) {
    return Optional.ofNullable(messages.get(id))
        .map(stored ->
            new Finished(
                LetterFormat.letter(stored.getLetter().toByteArray()), stored.getAttemptsList()));
  }

  private void save() {
    List<StoredFinished> batch;
    synchronized (this) {
      batch = unsaved;
      unsaved = new ArrayList<>();
    }
    for (int from = 0; from < batch.size(); from += MOST_TOGETHER) {
      var some = batch.subList(from, Math.min(from + MOST_TOGETHER, batch.size()));
      try {
        learn(log.append(notes(some), FinishedMail::count, size(), () -> bytes(all())));
      } catch (StoreException trouble) {
        putBack(batch.subList(from, batch.size()));
        throw trouble;
      }
    }
  }

  /// To be noted with what ends next.
  private synchronized void putBack(List<StoredFinished> batch) {
    if (unsaved.size() + batch.size() <= bounds.messages()) {
      unsaved.addAll(0, batch);
    }
  }

  private synchronized int size() {
    return messages.size();
  }

  private synchronized List<StoredFinished> all() {
    return List.copyOf(messages.values());
  }

  private synchronized void learn(List<byte[]> entries) {
    for (var bytes : entries) {
      parsed(bytes).getMessagesList().forEach(this::remember);
    }
  }

  /// What was noted is durable.
  void settle() {
    keeper.settle();
  }

  private static int count(byte[] bytes) {
    return parsed(bytes).getMessagesCount();
  }

  private static FinishedEntry parsed(byte[] bytes) {
    try {
      return FinishedEntry.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw NoteLog.damaged(LOG, e);
    }
  }

  private static NoteLog.Notes notes(Collection<StoredFinished> some) {
    return new NoteLog.Notes(some.size(), bytes(some));
  }

  private static byte[] bytes(Collection<StoredFinished> all) {
    return FinishedEntry.newBuilder().setFormat(FORMAT).addAllMessages(all).build().toByteArray();
  }

  private static StoredFinished stored(Letter letter, List<StoredAttempt> attempts) {
    var stored =
        StoredFinished.newBuilder()
            .setId(letter.id())
            .setLetter(ByteString.copyFrom(LetterFormat.card(letter)))
            .addAllAttempts(attempts)
            .build();
    if (stored.getSerializedSize() <= LARGEST) {
      return stored;
    }
    var slim = stored.toBuilder();
    for (var attempt : slim.getAttemptsBuilderList()) {
      attempt.clearTranscript();
    }
    return slim.build();
  }

  @Override
  public void close() {
    keeper.close();
  }
}
