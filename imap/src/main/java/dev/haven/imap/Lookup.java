package dev.haven.imap;

import dev.haven.imap.collation.Collation;
import dev.haven.imap.keys.KeyPages;
import java.util.Optional;

/// How a session looks into mail: by which collation (RFC 5255 §4.7), and with whose keys.
///
/// @param fuzzy finds what is meant, if there is an index for that
record Lookup(KeyPages pages, Collation collation, Optional<FuzzyIndex> fuzzy) {
  Lookup with(Collation active) {
    return new Lookup(pages, active, fuzzy);
  }
}
