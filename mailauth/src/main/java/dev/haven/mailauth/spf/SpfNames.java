package dev.haven.mailauth.spf;

/// Which names the DNS can be asked for.
final class SpfNames {
  private static final int LONGEST = 253;
  private static final int LONGEST_LABEL = 63;

  private SpfNames() {}

  /// Whether there may be such a name at all: it has no empty or too long label, and nothing that
  /// is not ASCII (RFC 7208 §4.3, RFC 8616 §4).
  static boolean isPossible(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return false;
    }
    int label = 0;
    for (int i = 0; i <= name.length(); i++) {
      char c = i == name.length() ? '.' : name.charAt(i);
      if (c == '.') {
        if (label == 0 || label > LONGEST_LABEL) {
          return false;
        }
        label = 0;
      } else if (c < ' ' || c > '~' || c == '\\') {
        return false;
      } else {
        label++;
      }
    }
    return true;
  }

  /// Whether it is a domain whose record may be asked for: one of at least two labels, no address
  /// (RFC 7208 §4.3).
  static boolean isDomain(String name) {
    return isPossible(name) && name.indexOf('.') > 0 && !name.startsWith("[");
  }

  /// Whether a name is a domain or lies below it.
  static boolean isWithin(String name, String domain) {
    return name.equals(domain) || name.endsWith("." + domain);
  }
}
