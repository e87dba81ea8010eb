package dev.haven.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which annotations go along with a message that is copied: RFC 5257 §4.6.
///
/// @param owner of private ones, those of nobody else; empty for none
/// @param shared whether shared ones do
public record Carried(String owner, boolean shared) {
  public static final Carried NOTHING = new Carried("", false);

  /// All of everybody, where messages only change their mailbox's name.
  static final Carried EVERYTHING = new Carried("*", true);

  /// Whose annotations there are more of then.
  List<String> owners() {
    if (equals(EVERYTHING)) {
      return List.of();
    }
    var owners = new ArrayList<String>();
    if (shared) {
      owners.add("");
    }
    if (!owner.isEmpty()) {
      owners.add(owner);
    }
    return owners;
  }

  Map<AnnotationKey, Optional<Octets>> of(Annotations annotations) {
    var carried = new TreeMap<AnnotationKey, Optional<Octets>>();
    annotations
        .values()
        .forEach((key, value) -> {
          if (equals(EVERYTHING) || (key.isShared() ? shared : key.owner().equals(owner))) {
            carried.put(key, Optional.of(value));
          }
        });
    return carried;
  }
}
