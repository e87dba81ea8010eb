package dev.haven.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Annotations of the naive account: texts by `entry of owner`.
final class NaiveAnnotations {
  private NaiveAnnotations() {}

  static Map<String, String> changed(
      Map<String, String> old, Map<AnnotationKey, Optional<Octets>> values) {
    var annotations = new TreeMap<>(old);
    values.forEach((key, value) -> {
      annotations.remove(name(key));
      value.ifPresent(octets -> annotations.put(name(key), text(octets)));
    });
    return annotations;
  }

  /// Those that go with a copy.
  static Map<String, String> carried(Map<String, String> of, Carried along) {
    var carried = new TreeMap<>(of);
    carried.keySet().removeIf(name -> !goesAlong(name, along));
    return carried;
  }

  static Map<String, String> text(Annotations annotations) {
    var text = new TreeMap<String, String>();
    annotations.values().forEach((key, value) -> text.put(name(key), text(value)));
    return text;
  }

  private static String name(AnnotationKey key) {
    return key.entry() + " of " + key.owner();
  }

  private static String text(Octets octets) {
    return new String(octets.bytes(), US_ASCII);
  }

  private static boolean goesAlong(String name, Carried along) {
    return along.equals(Carried.EVERYTHING)
        || (name.endsWith(" of ") ? along.shared() : name.endsWith(" of " + along.owner()));
  }
}
