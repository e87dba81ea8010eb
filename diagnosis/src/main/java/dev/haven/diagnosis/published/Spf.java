package dev.haven.diagnosis.published;

import dev.haven.diagnosis.records.MailHost;
import dev.haven.wire.AddressRange;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;

/// As much of an SPF record as can be told without asking further (RFC 7208 §4.6.1, RFC 7208 §5).
///
/// @param terms in lower case, without the version
record Spf(List<String> terms) {
  private static final String VERSION = "v=spf1";
  private static final Set<String> MECHANISMS =
      Set.of("all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists");
  private static final Set<String> ELSEWHERE = Set.of("include", "exists", "ptr", "redirect");

  /// The record; its terms need not be right.
  static Spf of(String text) {
    var terms = new ArrayList<String>();
    for (var words = new StringTokenizer(text.toLowerCase(Locale.ROOT), " ");
        words.hasMoreTokens(); ) {
      terms.add(words.nextToken());
    }
    return new Spf(terms.isEmpty() ? terms : terms.subList(1, terms.size()));
  }

  /// Whether a text is one (RFC 7208 §4.5).
  static boolean is(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.equals(VERSION) || lower.startsWith(VERSION + " ");
  }

  /// Whether each of its terms can be understood.
  boolean isRight() {
    return terms.stream().allMatch(Spf::isTerm);
  }

  private static boolean isTerm(String term) {
    int end = end(term);
    boolean modifier = end > 0 && end < term.length() && term.charAt(end) == '=';
    return modifier || MECHANISMS.contains(name(term));
  }

  /// The mechanism or modifier, without its qualifier.
  private static String name(String term) {
    int from = "+-~?".indexOf(term.charAt(0)) >= 0 ? 1 : 0;
    return term.substring(from, Math.max(from, end(term)));
  }

  private static int end(String term) {
    for (int i = 0; i < term.length(); i++) {
      if (":/=".indexOf(term.charAt(i)) >= 0) {
        return i;
      }
    }
    return term.length();
  }

  /// Whether mail from the server passes, or may pass: what other records say is not looked up.
  boolean allows(MailHost server) {
    return terms.stream()
            .filter(term -> "-~?".indexOf(term.charAt(0)) < 0)
            .anyMatch(term -> allows(term, server))
        || allAddresses(server);
  }

  private static boolean allows(String term, MailHost server) {
    var name = name(term);
    var argument = argument(term);
    return switch (name) {
      case "all" -> true;
      case "mx" -> argument.isEmpty() || argument.equals(server.domain());
      case "a" ->
          argument.isEmpty()
              ? server.host().equals(server.domain())
              : argument.equals(server.host());
      default -> ELSEWHERE.contains(name);
    };
  }

  private boolean allAddresses(MailHost server) {
    return !server.addresses().isEmpty()
        && server.addresses().stream()
            .allMatch(address ->
                terms.stream()
                    .filter(term -> name(term).startsWith("ip"))
                    .anyMatch(term -> isWithin(address, argument(term))));
  }

  private static boolean isWithin(InetAddress address, String range) {
    try {
      return AddressRange.parse(range).contains(address);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String argument(String term) {
    int end = end(term);
    return end < term.length() && term.charAt(end) == ':' ? term.substring(end + 1) : "";
  }
}
