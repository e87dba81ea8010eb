package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.testkit.RandomInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Mailboxes of messages that a test made up, searched and sorted by the server, and by looking at
/// each message.
class SearchDifferentialTest {
  private static final int SEARCHES = 40;
  private static final List<String> FLAGS = List.of("\\Seen", "\\Flagged", "$One");

  /// What messages are sorted by, RFC 5256 §3 and RFC 5957 §3. Texts are compared without case.
  private static final Map<String, Comparator<GeneratedMail>> ORDERS =
      Map.of(
          "ARRIVAL", Comparator.comparing(GeneratedMail::received),
          "DATE", Comparator.comparingLong(GeneratedMail::moment),
          "SIZE", Comparator.comparingInt(mail -> mail.octets().length),
          "SUBJECT", byText(GeneratedMail::baseSubject),
          "FROM", byText(mail -> GeneratedMail.mailbox(mail.from())),
          "TO", byText(mail -> GeneratedMail.mailbox(mail.to())),
          "CC", byText(mail -> GeneratedMail.mailbox(mail.cc())),
          "DISPLAYFROM", byText(mail -> GeneratedMail.displayed(mail.from())),
          "DISPLAYTO", byText(mail -> GeneratedMail.displayed(mail.to())));

  private final List<GeneratedMail> mails = new ArrayList<>();

  private static Comparator<GeneratedMail> byText(Function<GeneratedMail, String> text) {
    return Comparator.comparing(mail -> text.apply(mail).toUpperCase(Locale.ROOT));
  }

  @TestFactory
  Stream<DynamicTest> whatIsFoundIsWhatEachMessageSays() {
    return RandomInput.seeds(60, random -> new SearchDifferentialTest().play(random));
  }

  private void play(Random random) throws Exception {
    try (var world = new ImapWorld(Map.of());
        var peer = new ImapPeer(world, false)) {
      ModelClient.ok(peer.send("LOGIN jane kestrel-nest"));
      for (int count = 5 + random.nextInt(60); count > 0; count--) {
        var mail = GeneratedMail.random(random);
        world.add(mail.octets(), "INBOX", mail.received().getEpochSecond());
        mails.add(mail);
      }
      ModelClient.ok(peer.send("SELECT INBOX"));
      for (var flag : FLAGS) {
        int marked = 1 + random.nextInt(mails.size());
        ModelClient.ok(peer.send("STORE 1:" + marked + " +FLAGS.SILENT (" + flag + ")"));
        mails.subList(0, marked).forEach(mail -> mail.flags().add(flag));
      }
      for (int i = 0; i < SEARCHES; i++) {
        search(GeneratedSearch.random(random, mails.size(), random.nextInt(4)), random, peer);
      }
    }
  }

  private void search(GeneratedSearch search, Random random, ImapPeer peer) throws IOException {
    var found =
        IntStream.rangeClosed(1, mails.size())
            .filter(n -> search.holds().test(n, mails.get(n - 1)))
            .boxed()
            .toList();
    var program = search.named() ? search.text() : named(search.text(), random, peer);
    switch (random.nextInt(4)) {
      case 0 -> assertEquals(found, plain("SEARCH " + program, "SEARCH", peer), search.text());
      case 1 -> extended(program, found, random, peer);
      default -> sort(program, found, random, peer);
    }
  }

  /// Some searches as filters that have a name (RFC 5466 §3.2).
  private static String named(String program, Random random, ImapPeer peer) throws IOException {
    if (random.nextInt(4) > 0) {
      return program;
    }
    var value = "{" + program.length() + "+}\r\n" + program;
    ModelClient.ok(peer.send("SETMETADATA \"\" (/private/filters/values/some " + value + ")"));
    return "FILTER some";
  }

  private void extended(String program, List<Integer> found, Random random, ImapPeer peer)
      throws IOException {
    int from = 1 + random.nextInt(mails.size());
    int to = from + random.nextInt(10);
    var partial = found.subList(Math.min(from - 1, found.size()), Math.min(to, found.size()));
    var options = "(MIN MAX COUNT PARTIAL " + from + ":" + to + ")";
    var answer = peer.send("UID SEARCH RETURN " + options + " " + program);
    ModelClient.ok(answer);
    var line = one(answer, "ESEARCH");
    var expected = new ArrayList<String>();
    if (!found.isEmpty()) {
      expected.addAll(List.of("MIN", "" + found.getFirst(), "MAX", "" + found.getLast()));
    }
    expected.addAll(List.of("COUNT", "" + found.size(), "PARTIAL"));
    var words = IntStream.range(3, line.values().size() - 1).mapToObj(line::word).toList();
    assertEquals(expected, words, program);
    var told = ((Response.Group) line.values().getLast()).values().get(1).text();
    assertEquals(partial, told.equals("NIL") ? List.of() : numbers(told), program);
  }

  private void sort(String program, List<Integer> found, Random random, ImapPeer peer)
      throws IOException {
    var names = new ArrayList<>(new TreeSet<>(ORDERS.keySet()));
    Collections.shuffle(names, random);
    Comparator<Integer> order = (_, _) -> 0;
    var criteria = new ArrayList<String>();
    for (var name : names.subList(0, 1 + random.nextInt(3))) {
      var forward = Objects.requireNonNull(ORDERS.get(name));
      boolean reverse = random.nextBoolean();
      var by = reverse ? forward.reversed() : forward;
      order = order.thenComparing(n -> mails.get(n - 1), by);
      criteria.add((reverse ? "REVERSE " : "") + name);
    }
    var expected = new ArrayList<>(found);
    expected.sort(order.thenComparing(Comparator.naturalOrder()));
    var by = "(" + String.join(" ", criteria) + ")";
    assertEquals(
        expected, plain("SORT " + by + " US-ASCII " + program, "SORT", peer), by + program);
  }

  private static List<Integer> plain(String command, String name, ImapPeer peer)
      throws IOException {
    var answer = peer.send(command);
    ModelClient.ok(answer);
    return one(answer, name).values().stream()
        .skip(1)
        .map(value -> Integer.parseInt(value.text()))
        .toList();
  }

  private static Response.Data one(ImapPeer.Answer answer, String name) {
    var lines = answer.data().stream().filter(data -> data.isAbout(name)).toList();
    assertEquals(1, lines.size(), answer::toString);
    return lines.getFirst();
  }

  private static List<Integer> numbers(String set) {
    return RandomSet.expanded(set).stream().map(Long::intValue).toList();
  }
}
