package dev.haven.imap;

import dev.haven.imap.collation.Collation;
import dev.haven.imap.keys.KeyPages;

/// How a session looks into mail: by which collation (RFC 5255 §4.7), and with whose keys.
record Lookup(KeyPages pages, Collation collation) {
  Lookup with(Collation active) {
    return new Lookup(pages, active);
  }
}
