package dev.haven.store.segment;

import dev.haven.store.StoreException;
import java.io.IOException;

/// Asked before each write and each sync of the journal, and before each of the index: where tests
/// make a disk fail.
public interface WriteGate {
  /// What a real disk does: nothing but let it pass.
  WriteGate OPEN =
      new WriteGate() {
        @Override
        public int write(int bytes) {
          return bytes;
        }

        @Override
        public void sync() {}

        @Override
        public void index() {}
      };

  /// Returns how many of these bytes may be written; throws as the operating system would.
  int write(int bytes) throws IOException;

  /// Throws as the operating system would.
  void sync() throws IOException;

  /// Throws as the index would that cannot be written, or opened again.
  void index() throws StoreException;
}
