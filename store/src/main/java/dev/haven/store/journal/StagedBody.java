package dev.haven.store.journal;

import dev.haven.store.BlobId;
import dev.haven.store.BlobRef;
import dev.haven.store.StagedBlob;
import dev.haven.store.StoreException;
import dev.haven.store.segment.BodyTrailer;
import dev.haven.store.segment.Payload;
import dev.haven.store.segment.PayloadSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A body on its way in: the first 64 KiB in memory, and a file for the whole of it if there is
/// more. Checksum and digest are computed here, by the thread that brings the bytes, so that the
/// committer only copies.
///
/// Used by one thread until it is finished, then read by the committer as well. Each append that
/// names it holds it; the file goes when nobody does.
final class StagedBody implements StagedBlob, Payload {
  private static final int LARGEST = 1 << 30;

  private final BlobId id;
  private final StagingArea area;
  private final MessageDigest digest = Digests.sha256();
  private final CRC32C crc = new CRC32C();
  private final AtomicInteger holders = new AtomicInteger(1);
  private boolean released;

  /// The first bytes, once they are in the file.
  private byte[] head = new byte[0];

  /// The bytes from `filed` on.
  private byte[] tail = new byte[0];

  private @Nullable FileChannel file;
  private @Nullable Future<?> writing;
  private long filed;
  private long length;
  private byte[] sha256 = new byte[0];
  private byte[] trailer = new byte[0];
  private int rawCrc;

  /// Whether an append of this body was given to the journal; the committer's.
  boolean written;

  StagedBody(BlobId id, StagingArea area) {
    this.id = id;
    this.area = area;
  }

  @Override
  public BlobId id() {
    return id;
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    if (finished() || released) {
      throw new IllegalStateException("this body takes no more bytes");
    }
    if (length + count > LARGEST) {
      throw new IllegalStateException("a body larger than one GiB");
    }
    digest.update(bytes, offset, count);
    crc.update(bytes, offset, count);
    int done = 0;
    while (done < count) {
      int taken = Math.min(count - done, roomInTail(count - done));
      System.arraycopy(bytes, offset + done, tail, (int) (length - filed), taken);
      length += taken;
      done += taken;
    }
  }

  private int roomInTail(int wanted) {
    int used = (int) (length - filed);
    if (used == IN_MEMORY) {
      spill();
      used = 0;
    }
    if (used == tail.length) {
      int grown = Math.max(Math.max(used * 2, 4096), Math.min(used + wanted, IN_MEMORY));
      tail = Arrays.copyOf(tail, Math.min(grown, IN_MEMORY));
    }
    return tail.length - used;
  }

  /// Hands the full tail to a writer and begins another one; one write at a time is under way.
  private void spill() {
    var target = file;
    if (target == null) {
      target = area.newFile(id.toString());
      file = target;
    }
    await();
    writing = area.write(target, tail, IN_MEMORY, filed);
    head = filed == 0 ? tail : head;
    filed += IN_MEMORY;
    tail = new byte[IN_MEMORY];
  }

  private void await() {
    var under = writing;
    if (under == null) {
      return;
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          under.get();
          writing = null;
          return;
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw StagingArea.failure(Objects.requireNonNull(e.getCause()));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void finish() {
    if (finished()) {
      return;
    }
    await();
    rawCrc = (int) crc.getValue();
    sha256 = digest.digest();
    trailer = BodyTrailer.encode(id, sha256);
    crc.update(trailer, 0, trailer.length);
  }

  @Override
  public long length() {
    return length;
  }

  boolean finished() {
    return trailer.length > 0;
  }

  BlobRef ref() {
    return new BlobRef(id, length);
  }

  byte[] sha256() {
    return sha256;
  }

  int rawCrc() {
    return rawCrc;
  }

  /// CRC32C of the body record's payload.
  @Override
  public int crc() {
    return (int) crc.getValue();
  }

  /// Size of the body record's payload.
  @Override
  public int size() {
    return (int) length + BodyTrailer.SIZE;
  }

  @Override
  public void writeTo(PayloadSink sink) throws IOException {
    var source = file;
    if (source != null && filed > 0) {
      sink.transfer(source, 0, filed);
    }
    sink.put(tail, 0, (int) (length - filed));
    sink.put(trailer, 0, trailer.length);
  }

  @Override
  public int read(long offset, byte[] into, int at, int count) {
    Objects.checkFromIndexSize(at, count, into.length);
    if (offset >= length) {
      return -1;
    }
    int wanted = (int) Math.min(count, length - offset);
    int done = 0;
    while (done < wanted) {
      long from = offset + done;
      done +=
          from < head.length
              ? readHead(from, into, at + done, wanted - done)
              : from < filed
                  ? readFile(from, into, at + done, wanted - done)
                  : readTail(from, into, at + done, wanted - done);
    }
    return done;
  }

  private int readHead(long from, byte[] into, int at, int count) {
    int most = (int) Math.min(count, head.length - from);
    System.arraycopy(head, (int) from, into, at, most);
    return most;
  }

  private int readTail(long from, byte[] into, int at, int count) {
    System.arraycopy(tail, (int) (from - filed), into, at, count);
    return count;
  }

  private int readFile(long from, byte[] into, int at, int count) {
    await();
    try {
      int most = (int) Math.min(count, filed - from);
      int got = Objects.requireNonNull(file).read(ByteBuffer.wrap(into, at, most), from);
      if (got <= 0) {
        throw new IOException("the staging file is too short");
      }
      return got;
    } catch (IOException e) {
      throw DiskTrouble.of("cannot read a staged body", e);
    }
  }

  /// An append begins to need it. Fails if everybody let go of it.
  void hold() {
    if (holders.getAndUpdate(n -> n == 0 ? 0 : n + 1) == 0) {
      throw new IllegalStateException("this body is closed");
    }
  }

  void release() {
    if (holders.decrementAndGet() == 0) {
      closeFile();
    }
  }

  private void closeFile() {
    var open = file;
    if (open != null) {
      try {
        open.close();
      } catch (IOException _) {
        // The folder is emptied when the store is opened next.
      }
    }
  }

  @Override
  public void close() {
    if (!released) {
      released = true;
      try {
        await();
      } catch (StoreException _) {
        // Nobody needs these bytes any more.
      }
      release();
    }
  }
}
