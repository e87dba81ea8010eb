package dev.haven.bench.workload;

/// A side cannot do this at all, or not on this machine; the reason is shown.
public final class Unavailable extends Exception {
  public Unavailable(String why) {
    super(why, null, false, false);
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
