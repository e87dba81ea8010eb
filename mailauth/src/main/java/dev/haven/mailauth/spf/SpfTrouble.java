package dev.haven.mailauth.spf;

/// An evaluation ends here, with `temperror` or `permerror` (RFC 7208 §2.6.6, RFC 7208 §2.6.7).
/// Ordinary service: no stack trace.
final class SpfTrouble extends Exception {
  private final SpfResult result;
  private final String why;

  private SpfTrouble(SpfResult result, String why) {
    super(why, null, false, false);
    this.result = result;
    this.why = why;
  }

  static SpfTrouble permanent(String why) {
    return new SpfTrouble(SpfResult.PERMERROR, why);
  }

  static SpfTrouble temporary(String why) {
    return new SpfTrouble(SpfResult.TEMPERROR, why);
  }

  SpfResult result() {
    return result;
  }

  /// As a sentence without its full stop.
  String why() {
    return why;
  }
}
