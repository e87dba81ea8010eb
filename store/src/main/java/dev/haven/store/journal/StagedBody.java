package dev.haven.store.journal;

import dev.haven.store.BlobId;
import dev.haven.store.BlobRef;
import dev.haven.store.StagedBlob;
import dev.haven.store.StoreException;
import dev.haven.store.segment.BodyTrailer;
import dev.haven.store.segment.Payload;
import dev.haven.store.segment.PayloadSink;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;

/// A body on its way in. Checksum and digest are computed here, by the thread that brings the
/// bytes, so that the committer only copies.
///
/// Used by one thread until it is finished, then read by the committer as well. Each append that
/// names it holds it; the file goes when nobody does.
final class StagedBody implements StagedBlob, Payload {
  private static final int LARGEST = 1 << 30;

  private final BlobId id;
  private final StagedOctets octets;
  private final MessageDigest digest = Digests.sha256();
  private final CRC32C crc = new CRC32C();
  private final AtomicInteger holders = new AtomicInteger(1);
  private boolean released;

  private byte[] sha256 = new byte[0];
  private byte[] trailer = new byte[0];
  private int rawCrc;

  /// Whether an append of this body was given to the journal; the committer's.
  boolean written;

  StagedBody(BlobId id, StagingArea area) {
    this.id = id;
    this.octets = new StagedOctets(id.toString(), area);
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
    if (length() + count > LARGEST) {
      throw new IllegalStateException("a body larger than one GiB");
    }
    digest.update(bytes, offset, count);
    crc.update(bytes, offset, count);
    octets.write(bytes, offset, count);
  }

  @Override
  public void finish() {
    if (finished()) {
      return;
    }
    octets.await();
    rawCrc = (int) crc.getValue();
    sha256 = digest.digest();
    trailer = BodyTrailer.encode(id, sha256);
    crc.update(trailer, 0, trailer.length);
  }

  @Override
  public long length() {
    return octets.length();
  }

  boolean finished() {
    return trailer.length > 0;
  }

  BlobRef ref() {
    return new BlobRef(id, length());
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
    return (int) length() + BodyTrailer.SIZE;
  }

  @Override
  public void writeTo(PayloadSink sink) throws IOException {
    octets.writeTo(sink);
    sink.put(trailer, 0, trailer.length);
  }

  @Override
  public int read(long offset, byte[] into, int at, int count) {
    Objects.checkFromIndexSize(at, count, into.length);
    return octets.read(offset, into, at, count);
  }

  /// An append begins to need it. Fails if everybody let go of it.
  void hold() {
    if (holders.getAndUpdate(n -> n == 0 ? 0 : n + 1) == 0) {
      throw new IllegalStateException("this body is closed");
    }
  }

  void release() {
    if (holders.decrementAndGet() == 0) {
      octets.release();
    }
  }

  @Override
  public void close() {
    if (!released) {
      released = true;
      try {
        octets.await();
      } catch (StoreException _) {
        // Nobody needs these bytes any more.
      }
      release();
    }
  }
}
