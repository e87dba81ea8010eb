package dev.haven.imap;

import dev.haven.account.MetadataKey;
import dev.haven.wire.SyntaxException;
import java.util.Locale;

/// The name of an annotation of a mailbox or of the server, RFC 5464 §3.2.
///
/// @param shared whether it is below `/shared`, else it is below `/private`
/// @param path what follows, in lower case: `/comment`, or nothing for all below
record EntryName(boolean shared, String path) {
  private static final String PRIVATE = "/private";
  private static final String SHARED = "/shared";
  private static final int LONGEST = 255;

  static EntryName parse(ImapCursor in) throws SyntaxException {
    int at = in.position();
    var name = in.astring().toLowerCase(Locale.ROOT);
    boolean shared = name.startsWith(SHARED);
    if (!shared && !name.startsWith(PRIVATE)) {
      throw new SyntaxException("an entry below /private or /shared", at);
    }
    var path = name.substring((shared ? SHARED : PRIVATE).length());
    if (!isPath(path)) {
      throw new SyntaxException("an entry name of RFC 5464", at);
    }
    return new EntryName(shared, path);
  }

  /// RFC 5464 §3.2: ASCII without controls, `*` and `%`, and no empty level.
  private static boolean isPath(String path) {
    return path.isEmpty()
        || (path.startsWith("/")
            && !path.endsWith("/")
            && !path.contains("//")
            && path.length() <= LONGEST
            && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '*' && c != '%'));
  }

  /// Where its value is.
  ///
  /// @param viewer the account of who asks
  MetadataKey key(String viewer) {
    return new MetadataKey(shared ? "" : viewer, path);
  }

  /// The name of an entry of the same kind.
  static String of(MetadataKey key) {
    return (key.isShared() ? SHARED : PRIVATE) + key.name();
  }
}
