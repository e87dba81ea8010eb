package dev.haven.imap;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What one person noted at a message, as simple as can be: values by entry and attribute, such as
/// `/comment value.priv`.
final class NaiveNotes {
  private final SortedMap<String, String> values = new TreeMap<>();

  /// Says whether that changed anything.
  ///
  /// @param changed those without a value are removed
  boolean set(Map<String, Optional<String>> changed) {
    var before = new TreeMap<>(values);
    changed.forEach(
        (key, value) -> value.ifPresentOrElse(it -> values.put(key, it), () -> values.remove(key)));
    return !values.equals(before);
  }

  void set(NaiveNotes others) {
    values.putAll(others.values);
  }

  /// The values of one entry, by attribute.
  Map<String, String> of(String entry) {
    var found = new TreeMap<String, String>();
    values.forEach((key, value) -> {
      if (entry(key).equals(entry)) {
        found.put(attribute(key), value);
      }
    });
    return found;
  }

  SortedSet<String> entries() {
    var entries = new TreeSet<String>();
    values.keySet().forEach(key -> entries.add(entry(key)));
    return entries;
  }

  /// What FETCH tells, `NIL` for what is not there: RFC 5257 §4.3.
  SortedMap<String, String> asked(Collection<String> matches, Collection<String> attributes) {
    var asked = new TreeMap<String, String>();
    for (var match : matches) {
      var entries = new TreeSet<String>();
      if (isName(match)) {
        entries.add(match);
      }
      for (var key : values.keySet()) {
        if (matches(match, entry(key)) && attributes.stream().anyMatch(a -> isMeant(a, key))) {
          entries.add(entry(key));
        }
      }
      for (var entry : entries) {
        attributes.forEach(attribute -> put(entry, attribute, asked));
      }
    }
    return asked;
  }

  private void put(String entry, String attribute, SortedMap<String, String> into) {
    for (var kind : new String[] {".priv", ".shared"}) {
      var value = Optional.ofNullable(values.get(entry + " value" + kind));
      if (attribute.equals("value") || attribute.equals("value" + kind)) {
        into.put(entry + " value" + kind, value.orElse("NIL"));
      }
      if (attribute.equals("size") || attribute.equals("size" + kind)) {
        into.put(entry + " size" + kind, value.orElse("").length() + "");
      }
    }
  }

  /// Whether a search for a text finds the message; for nothing, whether there is no value: RFC
  /// 5257 §4.8.
  boolean isFound(String match, String attribute, Optional<String> text) {
    var wanted = text.orElse("").toLowerCase(Locale.ROOT);
    boolean any =
        values.entrySet().stream()
            .filter(value -> matches(match, entry(value.getKey())))
            .filter(value -> isMeant(attribute, value.getKey()))
            .anyMatch(value -> value.getValue().toLowerCase(Locale.ROOT).contains(wanted));
    return any == text.isPresent();
  }

  private static boolean isMeant(String attribute, String key) {
    int dot = attribute.indexOf('.');
    return dot < 0 || key.endsWith(attribute.substring(dot));
  }

  private static boolean isName(String match) {
    return match.indexOf('*') < 0 && match.indexOf('%') < 0;
  }

  private static boolean matches(String match, String entry) {
    if (match.isEmpty()) {
      return entry.isEmpty();
    }
    char first = match.charAt(0);
    var rest = match.substring(1);
    if (first != '*' && first != '%') {
      return !entry.isEmpty() && entry.charAt(0) == first && matches(rest, entry.substring(1));
    }
    boolean more = !entry.isEmpty() && (first == '*' || entry.charAt(0) != '/');
    return matches(rest, entry) || (more && matches(match, entry.substring(1)));
  }

  private static String entry(String key) {
    return key.substring(0, key.indexOf(' '));
  }

  private static String attribute(String key) {
    return key.substring(key.indexOf(' ') + 1);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
