package dev.haven.store.journal;

import dev.haven.store.StagedBlob;
import dev.haven.store.segment.PayloadSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// The octets of a body on its way in: in blocks in memory, as long as the body is not too large
/// and [BodyMemory] has some left; else all but the last block in a file, of which the first is
/// still in memory too.
///
/// Written by one thread, and read by others when all is written.
final class StagedOctets {
  static final int BLOCK = StagedBlob.IN_MEMORY;

  /// What is larger would rather have a file than the memory of many others.
  private static final int MOST_BLOCKS = 32;

  private final String name;
  private final StagingArea area;

  /// Without a file, all of them; with one, the first, which is there too, and those behind what is
  /// there. Each but the last is full.
  private final List<byte[]> blocks = new ArrayList<>();

  private @Nullable FileChannel file;
  private @Nullable Future<?> writing;

  /// A block that was written, to be filled again.
  private byte[] spare = new byte[0];

  /// Octets in the file: whole blocks.
  private long filed;

  private long length;

  /// Taken from the shared memory.
  private long taken;

  StagedOctets(String name, StagingArea area) {
    this.name = name;
    this.area = area;
  }

  long length() {
    return length;
  }

  /// How many of them are in a file.
  long filed() {
    return filed;
  }

  void write(byte[] bytes, int offset, int count) {
    int done = 0;
    while (done < count) {
      int some = Math.min(count - done, roomInLast(count - done));
      System.arraycopy(bytes, offset + done, blocks.getLast(), (int) (length % BLOCK), some);
      length += some;
      done += some;
    }
  }

  /// Makes room for as much of what is wanted as the last block can hold.
  private int roomInLast(int wanted) {
    int used = (int) (length % BLOCK);
    if (used == 0) {
      beginBlock(wanted);
    } else if (used == blocks.getLast().length) {
      int grown = Math.min(used + Math.max(used, Math.min(wanted, BLOCK)), BLOCK);
      blocks.set(blocks.size() - 1, Arrays.copyOf(blocks.getLast(), grown));
    }
    return blocks.getLast().length - used;
  }

  private void beginBlock(int wanted) {
    if (length == 0) {
      blocks.add(new byte[Math.clamp(wanted, 4096, BLOCK)]);
    } else if (filed == 0 && blocks.size() < MOST_BLOCKS && area.memory().take(BLOCK)) {
      taken += BLOCK;
      blocks.add(new byte[BLOCK]);
    } else {
      spill();
    }
  }

  /// Hands what is full to a writer and begins another block; one write at a time is under way.
  private void spill() {
    int first = filed == 0 ? 0 : 1;
    var reused = blocks.getLast();
    for (var block : blocks.subList(first, blocks.size())) {
      await();
      writing = area.write(opened(), block, BLOCK, filed);
      filed += BLOCK;
    }
    blocks.subList(1, blocks.size()).clear();
    blocks.add(spare.length == BLOCK ? spare : new byte[BLOCK]);
    spare = filed > BLOCK ? reused : spare;
    giveBack();
  }

  private FileChannel opened() {
    var open = file;
    if (open == null) {
      open = area.newFile(name);
      file = open;
    }
    return open;
  }

  private void giveBack() {
    area.memory().give(taken);
    taken = 0;
  }

  /// Waits for what is being written. Throws [StoreException] if that failed.
  void await() {
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

  void writeTo(PayloadSink sink) throws IOException {
    var source = file;
    if (source != null) {
      sink.transfer(source, 0, filed);
    }
    for (long at = filed; at < length; at += BLOCK) {
      sink.put(block(at), 0, (int) Math.min(BLOCK, length - at));
    }
  }

  /// The block in memory that begins there.
  private byte[] block(long at) {
    return blocks.get((int) ((at - filed) / BLOCK) + (filed == 0 ? 0 : 1));
  }

  int read(long offset, byte[] into, int at, int count) {
    if (offset >= length) {
      return -1;
    }
    int wanted = (int) Math.min(count, length - offset);
    int done = 0;
    while (done < wanted) {
      done += readSome(offset + done, into, at + done, wanted - done);
    }
    return done;
  }

  private int readSome(long from, byte[] into, int at, int count) {
    if (from >= BLOCK && from < filed) {
      return readFile(from, into, at, count);
    }
    long start = from - from % BLOCK;
    var block = start == 0 ? blocks.getFirst() : block(start);
    int some = (int) Math.min(count, BLOCK - from % BLOCK);
    System.arraycopy(block, (int) (from % BLOCK), into, at, some);
    return some;
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

  /// Nobody needs them any more.
  void release() {
    giveBack();
    var open = file;
    if (open != null) {
      try {
        open.close();
      } catch (IOException _) {
        // The folder is emptied when the store is opened next.
      }
    }
  }
}
