package dev.haven.directory;

/// What checking one password costs: the parameters of Argon2id (RFC 9106 §3.1).
///
/// @param memoryKib memory in KiB; each check that runs takes this much
/// @param passes how often that memory is gone over
/// @param lanes how many strands the work is divided into
public record PasswordCost(int memoryKib, int passes, int lanes) {
  /// 19 MiB, two passes: what OWASP's password storage page gives as the least, and about 40 ms.
  public static final PasswordCost DEFAULT = new PasswordCost(19 * 1024, 2, 1);

  private static final int MOST_KIB = 1 << 20;
  private static final int MOST_PASSES = 64;
  private static final int MOST_LANES = 16;

  public PasswordCost {
    boolean sane =
        within(passes, MOST_PASSES)
            && within(lanes, MOST_LANES)
            && within(memoryKib, MOST_KIB)
            && memoryKib >= 8 * lanes;
    if (!sane) {
      throw new IllegalArgumentException("Argon2id parameters out of range");
    }
  }

  private static boolean within(int value, int most) {
    return value >= 1 && value <= most;
  }

  /// Whether a hash made with this is weaker, in memory or passes, than one made with `other`.
  boolean isBelow(PasswordCost other) {
    return memoryKib < other.memoryKib || passes < other.passes;
  }
}
