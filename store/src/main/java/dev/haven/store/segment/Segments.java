package dev.haven.store.segment;

import dev.haven.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/// The folder of segment files. May be used by any thread at once; files are made and removed by
/// the committer and the compactor only.
public final class Segments implements AutoCloseable {
  private static final String SUFFIX = ".seg";
  private static final String UNFINISHED = ".new";
  private static final int MOST_OPEN = 512;
  private static final int MOST_OPEN_BESIDE = 16;

  private final Path folder;
  private final ConcurrentNavigableMap<Integer, SegmentFile> files = new ConcurrentSkipListMap<>();
  private final OpenFiles openFiles;

  private Segments(Path folder, int mostOpen) {
    this.folder = folder;
    this.openFiles = new OpenFiles(mostOpen);
  }

  /// Finds the segments in a folder, and makes the folder if it is not there.
  ///
  /// @throws StoreException if a file is no segment, or of a format that this code does not know
  public static Segments open(Path folder) throws IOException {
    Files.createDirectories(folder);
    var segments = new Segments(folder, MOST_OPEN);
    try (var listing = Files.newDirectoryStream(folder)) {
      for (var path : listing) {
        segments.found(path);
      }
    }
    return segments;
  }

  /// Opens the segments up to one a second time, to read what lies on the disk now, whatever file
  /// was opened before. Those that are not there or are no segments are told and left out.
  ///
  /// No segment may be removed until what is returned is closed.
  public Segments again(int through, Consumer<StoreException> trouble) throws IOException {
    var segments = new Segments(folder, MOST_OPEN_BESIDE);
    for (var file : files.headMap(through, true).values()) {
      try {
        segments.found(file.path());
      } catch (StoreException damaged) {
        trouble.accept(damaged);
      } catch (NoSuchFileException _) {
        trouble.accept(damaged(file.path(), "the file is missing"));
      }
    }
    return segments;
  }

  private void found(Path path) throws IOException {
    var name = path.getFileName().toString();
    if (name.endsWith(UNFINISHED)) {
      Files.delete(path);
    } else if (name.endsWith(SUFFIX)) {
      var header = readHeader(path);
      files.put(header.number(), new SegmentFile(path, header, openFiles));
    }
  }

  private static SegmentHeader readHeader(Path path) throws IOException {
    var bytes = ByteBuffer.allocate(SegmentHeader.SIZE);
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      int count = 0;
      while (bytes.hasRemaining() && count >= 0) {
        count = channel.read(bytes);
      }
    }
    bytes.flip();
    if (SegmentHeader.formatOf(bytes) > SegmentHeader.FORMAT) {
      throw new StoreException(
          StoreException.Kind.DAMAGED,
          path + " has format " + SegmentHeader.formatOf(bytes) + ", this program reads 1",
          "start the newer version of the program that wrote it");
    }
    return SegmentHeader.decode(bytes)
        .filter(header -> path.endsWith(nameOf(header.number())))
        .orElseThrow(() -> damaged(path, "at offset 0: the segment header is damaged"));
  }

  private static StoreException damaged(Path path, String what) {
    return new StoreException(
        StoreException.Kind.DAMAGED, path + " " + what, "restore this file from a backup");
  }

  private static String nameOf(int number) {
    return String.format("%08d%s", number, SUFFIX);
  }

  public Collection<SegmentFile> all() {
    return files.values();
  }

  public Optional<SegmentFile> find(int number) {
    return Optional.ofNullable(files.get(number));
  }

  public Optional<SegmentFile> last() {
    return Optional.ofNullable(files.lastEntry()).map(java.util.Map.Entry::getValue);
  }

  /// The segments from `number` on, in order.
  public Collection<SegmentFile> from(int number) {
    return files.tailMap(number, true).values();
  }

  public boolean anyUpTo(int number, int except) {
    return files.headMap(number, true).keySet().stream().anyMatch(n -> n != except);
  }

  /// Where a segment ends, if another was begun after it: everything before must be whole.
  public Optional<Long> sealedEnd(SegmentFile segment) throws IOException {
    var next = files.higherEntry(segment.number());
    if (next == null) {
      return Optional.empty();
    }
    var header = next.getValue().header();
    return Optional.of(
        header.previous() == segment.number() ? header.previousEnd() : segment.length());
  }

  /// Makes a new segment and its header durable. The channel is for writing behind the header.
  FileChannel create(SegmentHeader header) throws IOException {
    var unfinished = folder.resolve(nameOf(header.number()) + UNFINISHED);
    var path = folder.resolve(nameOf(header.number()));
    var channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      channel.write(header.encode());
      channel.force(true);
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
      syncFolder();
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(unfinished);
      throw e;
    }
    files.put(header.number(), new SegmentFile(path, header, openFiles));
    return channel;
  }

  /// Removes a segment that nothing lives in any more.
  public void delete(SegmentFile segment) throws IOException {
    cutPredecessor(segment);
    files.remove(segment.number());
    segment.close();
    Files.deleteIfExists(segment.path());
    syncFolder();
  }

  /// The deleted segment's header says where the one before it ends; from now on its length does.
  private void cutPredecessor(SegmentFile segment) throws IOException {
    var header = segment.header();
    var before = files.get(header.previous());
    if (before != null && before.length() > header.previousEnd()) {
      cut(before, header.previousEnd());
    }
  }

  /// Shortens a segment durably.
  public void cut(SegmentFile segment, long end) throws IOException {
    try (var channel = FileChannel.open(segment.path(), StandardOpenOption.WRITE)) {
      channel.truncate(end);
      channel.force(true);
    }
  }

  private void syncFolder() throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    for (var file : files.values()) {
      file.close();
    }
  }
}
