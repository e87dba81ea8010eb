package dev.haven.mailauth.spf;

/// What an evaluation may cost (RFC 7208 §4.6.4). For one thread.
final class SpfBudget {
  /// Terms that ask the DNS.
  static final int LOOK_UPS = 10;

  /// Exchanges of an `mx`, and names of an address.
  static final int NAMES = 10;

  /// Terms for which there is nothing.
  private static final int VOIDS = 2;

  private int lookUps;
  private int voids;

  int lookUps() {
    return lookUps;
  }

  void lookUp() throws SpfTrouble {
    if (++lookUps > LOOK_UPS) {
      throw SpfTrouble.permanent("More than " + LOOK_UPS + " terms ask the DNS");
    }
  }

  void nothing(String name) throws SpfTrouble {
    if (++voids > VOIDS) {
      throw SpfTrouble.permanent(
          "More than %d terms lead to names that are not there, the last one to %s"
              .formatted(VOIDS, name));
    }
  }
}
