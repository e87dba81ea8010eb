package dev.haven.smtp.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.StringTokenizer;

/// What a server offers: the keywords of its answer to EHLO (RFC 5321 §4.1.1.1), each with what
/// follows it.
record Capabilities(Map<String, String> keywords) {
  static final Capabilities NONE = new Capabilities(Map.of());
  private static final int MOST = 100;

  static Capabilities of(ServerReply ehlo) {
    var keywords = new LinkedHashMap<String, String>();
    for (var line : ehlo.lines().subList(1, ehlo.lines().size())) {
      var text = line.strip().toUpperCase(Locale.ROOT);
      int space = text.indexOf(' ');
      if (!text.isEmpty() && keywords.size() < MOST) {
        keywords.put(
            space < 0 ? text : text.substring(0, space),
            space < 0 ? "" : text.substring(space + 1).strip());
      }
    }
    return new Capabilities(Map.copyOf(keywords));
  }

  boolean has(String keyword) {
    return keywords.containsKey(keyword);
  }

  /// The largest message that the server takes (RFC 1870 §4); empty if it does not say.
  OptionalLong size() {
    var size = number(keywords.getOrDefault("SIZE", ""));
    return size.isPresent() && size.getAsLong() > 0 ? size : OptionalLong.empty();
  }

  /// The least time that a message may have there which is to come back after it (RFC 2852 §3).
  long shortestTime() {
    return number(keywords.getOrDefault("DELIVERBY", "")).orElse(0);
  }

  /// RFC 4954 §3, and the form with `=` of programs older than that.
  List<String> mechanisms() {
    return words("AUTH");
  }

  /// A limit that the server states (RFC 9422 §3), such as `RCPTMAX`.
  OptionalLong limit(String name) {
    for (var word : words("LIMITS")) {
      if (word.startsWith(name + "=")) {
        return number(word.substring(name.length() + 1));
      }
    }
    return OptionalLong.empty();
  }

  private List<String> words(String keyword) {
    var words = new ArrayList<String>();
    var rest = new StringTokenizer(keywords.getOrDefault(keyword, ""));
    while (rest.hasMoreTokens()) {
      words.add(rest.nextToken());
    }
    return words;
  }

  private static OptionalLong number(String digits) {
    boolean fits =
        !digits.isEmpty()
            && digits.length() <= 18
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return fits ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
  }
}
