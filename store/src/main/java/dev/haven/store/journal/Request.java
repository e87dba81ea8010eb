package dev.haven.store.journal;

import dev.haven.store.VersionConflict;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// Something that the committer is asked to write.
interface Request {
  /// How much room on the disk a request may take.
  enum Need {
    /// Brings bodies: refused first when the disk fills up.
    ROOM,
    /// Small, or gives room back.
    LITTLE
  }

  CompletableFuture<Void> done();

  Need need();

  /// About how many bytes it writes.
  long bytes();

  /// Adds its records to the group.
  ///
  /// @throws VersionConflict if it is refused; like an [IllegalArgumentException], before it has
  ///   written anything
  void write(Group group) throws IOException, VersionConflict;

  /// Nothing more will be done for it: lets go of what it holds.
  default void settled() {}
}
