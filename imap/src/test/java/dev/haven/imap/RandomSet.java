package dev.haven.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// A random sequence set as a client writes it, and the messages of its view that it means.
///
/// @param chosen in the order of the view
record RandomSet(String text, boolean byUid, List<ClientView.Known> chosen) {

  /// @param saved the UIDs that `$` means
  static RandomSet of(ClientView view, Set<Long> saved, boolean byUid, Random random) {
    if (random.nextInt(12) == 0) {
      var chosen = view.messages.stream().filter(m -> saved.contains(m.uid)).toList();
      return new RandomSet("$", byUid, chosen);
    }
    ToLongFunction<ClientView.Known> key = byUid ? m -> m.uid : m -> view.messages.indexOf(m) + 1L;
    long largest = byUid ? view.largestUid() : view.messages.size();
    long bound = byUid ? largest + 3 : Math.max(largest, 1);
    var texts = new ArrayList<String>();
    var chosen = new ArrayList<ClientView.Known>();
    for (int ranges = 1 + random.nextInt(3); ranges > 0; ranges--) {
      long from = number(bound, random);
      long to = random.nextInt(3) == 0 ? number(bound, random) : from;
      texts.add(from == to ? name(from) : name(from) + ":" + name(to));
      long one = from == 0 ? largest : from;
      long other = to == 0 ? largest : to;
      view.messages.stream()
          .filter(m -> key.applyAsLong(m) >= Math.min(one, other))
          .filter(m -> key.applyAsLong(m) <= Math.max(one, other))
          .forEach(chosen::add);
    }
    return new RandomSet(
        String.join(",", texts), byUid, view.messages.stream().filter(chosen::contains).toList());
  }

  /// 0 for `*`.
  private static long number(long bound, Random random) {
    return random.nextInt(6) == 0 ? 0 : 1 + random.nextInt((int) bound);
  }

  private static String name(long number) {
    return number == 0 ? "*" : Long.toString(number);
  }

  /// `UID FETCH` or `FETCH`, and the set.
  String command(String name) {
    return (byUid ? "UID " : "") + name + " " + text;
  }

  Set<Long> uids() {
    return chosen.stream().map(m -> m.uid).collect(Collectors.toSet());
  }

  /// The numbers in a set of a server's response, in its order.
  static List<Long> expanded(String set) {
    var numbers = new ArrayList<Long>();
    for (var range : set.isEmpty() ? List.<String>of() : List.of(set.split(",", -1))) {
      int colon = range.indexOf(':');
      long first = Long.parseLong(colon < 0 ? range : range.substring(0, colon));
      long last = colon < 0 ? first : Long.parseLong(range.substring(colon + 1));
      for (long number = first; number <= last; number++) {
        numbers.add(number);
      }
    }
    return numbers;
  }
}
