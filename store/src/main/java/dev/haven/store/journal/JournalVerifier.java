package dev.haven.store.journal;

import dev.haven.store.StoreException;
import dev.haven.store.index.Index;
import dev.haven.store.journal.VerifyReport.Finding;
import dev.haven.store.segment.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Proves that a store that nobody has open is what was written; an open one proves it
/// [itself][JournalStore#verify].
///
/// A second index is made beside the first, so a few percent of the journal's size are needed as
/// room. Nothing but the index's tail is changed.
public final class JournalVerifier {
  private JournalVerifier() {}

  /// Verifies the store in a folder.
  ///
  /// @throws StoreException if the folder is in use or of an unknown format, or the disk refuses
  public static VerifyReport verify(Path path, JournalOptions options, Progress progress) {
    try (var folder = DataFolder.take(path);
        var segments = Segments.open(folder.journal())) {
      var work = folder.verify();
      DataFolder.deleteTree(work);
      try {
        return verify(folder, segments, options, progress);
      } finally {
        DataFolder.deleteTree(work);
      }
    } catch (IOException e) {
      throw DiskTrouble.of("cannot verify " + path, e);
    }
  }

  private static VerifyReport verify(
      DataFolder folder, Segments segments, JournalOptions options, Progress progress)
      throws IOException {
    var opening =
        new Verification.IndexOptions(
            options.natives().orElse(folder.natives()), options.indexMemory());
    var trouble = bringUpToDate(folder.index(), segments, opening, progress);
    var subject =
        new Verification.Subject(
            segments, Optional.empty(), folder.index(), folder.verify().resolve("made"));
    var verification = new Verification(subject, opening, progress);
    trouble.ifPresent(verification::addTrouble);
    return verification.run();
  }

  /// Does what opening the store would do.
  private static Optional<Finding> bringUpToDate(
      Path folder, Segments segments, Verification.IndexOptions opening, Progress progress)
      throws IOException {
    if (Files.exists(folder)) {
      try (var index = Index.open(folder, opening.natives(), opening.memory())) {
        var _ = new Recovery(segments, index, progress).run();
      } catch (StoreException e) {
        return Optional.of(
            new Finding(folder.toString(), String.valueOf(e.getMessage()), e.remedy()));
      }
    }
    return Optional.empty();
  }
}
