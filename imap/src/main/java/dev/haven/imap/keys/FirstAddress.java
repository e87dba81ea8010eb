package dev.haven.imap.keys;

import dev.haven.message.EncodedWords;
import dev.haven.message.Slice;

/// The first address of a list as ENVELOPE has it (RFC 9051 §7.5.2): of a group, its name stands
/// for the local part.
///
/// @param host empty for the beginning of a group
record FirstAddress(Slice name, Slice localPart, Slice host) {
  static final FirstAddress NONE = new FirstAddress(Slice.EMPTY, Slice.EMPTY, Slice.EMPTY);

  /// What a mail program shows, RFC 5957 §2: the name if there is one, else the address.
  String display() {
    if (!name.isEmpty()) {
      return EncodedWords.decode(name);
    }
    // A group's name is text, too.
    var local = EncodedWords.decode(localPart);
    return host.isEmpty() ? local : local + "@" + EncodedWords.decode(host);
  }
}
