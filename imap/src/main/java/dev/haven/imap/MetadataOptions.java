package dev.haven.imap;

import dev.haven.wire.SyntaxException;

/// What GETMETADATA is to tell, RFC 5464 §4.2.
///
/// @param depth levels below the entries named: 0, 1, or any number
/// @param largest values of more octets are left out
record MetadataOptions(int depth, long largest) {
  static final MetadataOptions DEFAULT = new MetadataOptions(0, Long.MAX_VALUE);

  static MetadataOptions parse(ImapCursor in) throws SyntaxException {
    in.expect('(');
    var options = DEFAULT;
    do {
      int at = in.position();
      options =
          switch (in.word("DEPTH or MAXSIZE")) {
            case "DEPTH" -> new MetadataOptions(depth(in), options.largest);
            case "MAXSIZE" -> {
              in.space();
              yield new MetadataOptions(options.depth, in.number());
            }
            default -> throw new SyntaxException("DEPTH or MAXSIZE", at);
          };
    } while (in.accept(' '));
    in.expect(')');
    return options;
  }

  private static int depth(ImapCursor in) throws SyntaxException {
    in.space();
    int at = in.position();
    return switch (in.word("a depth")) {
      case "0" -> 0;
      case "1" -> 1;
      case "INFINITY" -> Integer.MAX_VALUE;
      default -> throw new SyntaxException("0, 1 or infinity", at);
    };
  }

  /// Whether an entry is to be told because another was named.
  boolean reaches(String named, String entry) {
    if (entry.equals(named)) {
      return true;
    }
    if (depth == 0 || !entry.startsWith(named + "/")) {
      return false;
    }
    long levels = entry.substring(named.length()).chars().filter(c -> c == '/').count();
    return levels <= depth;
  }
}
