package dev.haven.store.journal;

import dev.haven.store.index.Index;
import dev.haven.store.segment.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Makes the index again from the journal alone.
///
/// It is made beside the old one and takes its place when it is whole, so a rebuild that is stopped
/// leaves nothing but an unfinished folder.
public final class JournalRebuild {
  private JournalRebuild() {}

  /// Rebuilds the index of the store in a folder, which no process may have open.
  ///
  /// @throws dev.haven.store.StoreException if the journal is damaged, the folder is in use, or the
  ///   disk refuses
  public static void run(Path path, JournalOptions options, Progress progress) {
    try (var folder = DataFolder.take(path);
        var segments = Segments.open(folder.journal())) {
      rebuild(folder, segments, options, progress);
    } catch (IOException e) {
      throw DiskTrouble.of("cannot rebuild the index of " + path, e);
    }
  }

  static void ifMissing(
      DataFolder folder, Segments segments, JournalOptions options, Progress progress)
      throws IOException {
    DataFolder.deleteTree(folder.newIndex());
    DataFolder.deleteTree(folder.verify());
    if (!Files.exists(folder.index()) && !segments.all().isEmpty()) {
      rebuild(folder, segments, options, progress);
    }
  }

  private static void rebuild(
      DataFolder folder, Segments segments, JournalOptions options, Progress progress)
      throws IOException {
    var fresh = folder.newIndex();
    DataFolder.deleteTree(fresh);
    try (var index = build(fresh, folder, segments, options, progress)) {
      index.flush(true);
    }
    DataFolder.deleteTree(folder.index());
    Files.move(fresh, folder.index(), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Fills an empty index in `at` with the whole journal.
  static Index build(
      Path at, DataFolder folder, Segments segments, JournalOptions options, Progress progress)
      throws IOException {
    var natives = options.natives().orElse(folder.natives());
    var index = Index.rebuild(at, natives, options.indexMemory());
    try {
      var _ = new Recovery(segments, index, progress).run();
      index.finishRebuild(() -> {});
      return index;
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
  }
}
