package dev.haven.store.journal;

import dev.haven.store.BlobRef;
import dev.haven.store.StoredBody;
import dev.haven.store.segment.BodyWindow;
import dev.haven.store.segment.Place;
import java.io.IOException;
import java.util.Objects;

/// A body that probably lies before its card. Looked for there once, when it is first read; if it
/// is elsewhere, the index is asked.
final class ItemBody implements StoredBody {
  private static final int UNKNOWN = -2;
  private static final int ELSEWHERE = -1;

  private final BlobRef blob;
  private final Place place;
  private final Place together;
  private final BodyWindow window;
  private final JournalReader reader;
  private int found = UNKNOWN;

  /// @param together the end of what is worth reading in the same go
  ItemBody(BlobRef blob, Place place, Place together, BodyWindow window, JournalReader reader) {
    this.blob = blob;
    this.place = place;
    this.together = together;
    this.window = window;
    this.reader = reader;
  }

  @Override
  public long length() {
    return blob.length();
  }

  @Override
  public int read(long offset, byte[] into, int at, int length) {
    Objects.checkFromIndexSize(at, length, into.length);
    if (found == UNKNOWN) {
      found = look();
    }
    if (found == ELSEWHERE) {
      return reader.blob(blob, offset, into, at, length);
    }
    if (offset >= blob.length()) {
      return -1;
    }
    int count = (int) Math.min(length, blob.length() - offset);
    System.arraycopy(window.bytes(), found + (int) offset, into, at, count);
    return count;
  }

  private int look() {
    if (place.equals(Place.NOWHERE)) {
      return ELSEWHERE;
    }
    try {
      if (!window.holds(place)) {
        window.read(place, together);
      }
      return window.find(place, blob);
    } catch (IOException e) {
      throw DiskTrouble.of("cannot read the journal", e);
    }
  }
}
