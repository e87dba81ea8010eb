package dev.haven.bench.workload;

import dev.haven.bench.client.Imap;
import dev.haven.bench.client.Wrong;
import dev.haven.bench.mail.Letter;
import dev.haven.bench.mail.Letters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Compares what a server says of a mailbox with the letters that were put there.
final class Checks {
  private static final DateTimeFormatter SEARCH_DATE =
      DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ROOT);

  private Checks() {}

  /// Looks at the answer for one letter, given as text.
  @FunctionalInterface
  private interface Look {
    boolean isRight(Letter letter, String answer);
  }

  static void select(Imap imap, int letters) throws IOException {
    exists(imap.responses("SELECT INBOX"), letters);
  }

  /// Whether what SELECT answered has the right number of messages.
  static void exists(List<byte[]> answers, int letters) throws Wrong {
    if (answers.stream().noneMatch(a -> text(a).equals("* " + letters + " EXISTS"))) {
      throw new Wrong("SELECT does not say " + letters + " EXISTS");
    }
  }

  static void flags(Imap imap, int letters) throws IOException {
    each(imap, letters, "UID FETCH 1:* (FLAGS)", Checks::flagsAreRight);
  }

  static void firstSync(Imap imap, int letters) throws IOException {
    each(
        imap,
        letters,
        "UID FETCH 1:* (UID FLAGS RFC822.SIZE INTERNALDATE)",
        (letter, answer) ->
            flagsAreRight(letter, answer)
                && (answer + " ")
                    .replace(')', ' ')
                    .contains("RFC822.SIZE " + letter.text().length() + " ")
                && answer
                    .replace("\" ", "\"0")
                    .contains('"' + Library.internalDate(letter.number()) + '"'));
  }

  private static boolean flagsAreRight(Letter letter, String answer) {
    int from = answer.indexOf("FLAGS (") + "FLAGS (".length();
    var said = new TreeSet<>(List.of(answer.substring(from, answer.indexOf(')', from)).split(" ")));
    said.remove("\\Recent");
    said.remove("");
    return said.equals(new TreeSet<>(letter.flags()));
  }

  static void envelope(Imap imap, int letters) throws IOException {
    each(
        imap,
        letters,
        "UID FETCH 1:* (ENVELOPE)",
        (letter, answer) ->
            answer.contains(letter.messageId())
                && answer.contains(letter.subject())
                && answer.contains(letter.sender().substring(0, letter.sender().indexOf(" <"))));
  }

  static void bodyStructure(Imap imap, int letters) throws IOException {
    each(
        imap,
        letters,
        "UID FETCH 1:* (BODYSTRUCTURE)",
        (letter, answer) -> {
          var said = answer.toLowerCase(Locale.ROOT);
          var bytes = letter.text();
          return said.contains("\"text\" \"plain\"")
              && said.contains("\"html\"") == bytes.contains("text/html")
              && said.contains("\"pdf\"") == bytes.contains("application/pdf")
              && said.contains("\"boundary\"") == bytes.contains("boundary=");
        });
  }

  static void headers(Imap imap, int letters) throws IOException {
    each(
        imap,
        letters,
        "UID FETCH 1:* (BODY.PEEK[HEADER.FIELDS (From To Subject Date Message-ID)])",
        (letter, answer) ->
            answer.contains("Message-ID: " + letter.messageId() + "\r\n")
                && answer.contains("Subject: " + letter.subject() + "\r\n")
                && answer.contains("From: " + letter.sender() + "\r\n")
                && answer.contains("To: ")
                && answer.contains("Date: ")
                && !answer.contains("Received: "));
  }

  static void bodies(Imap imap, int letters) throws IOException {
    each(
        imap,
        letters,
        "UID FETCH 1:* (BODY.PEEK[])",
        (letter, answer) ->
            Arrays.equals(literal(answer.getBytes(StandardCharsets.ISO_8859_1)), letter.bytes()));
  }

  /// Every letter must be answered for once, and in its place.
  private static void each(Imap imap, int letters, String command, Look look) throws IOException {
    var count = new int[1];
    imap.each(
        command,
        response -> {
          var answer = text(response);
          int place = place(answer);
          if (place < 0) {
            return;
          }
          if (place != count[0] || !look.isRight(Letters.letter(place), answer)) {
            throw new Wrong(command + " for letter " + count[0] + ": " + answer);
          }
          count[0]++;
        });
    if (count[0] != letters) {
      throw new Wrong(command + " answered for " + count[0] + " of " + letters);
    }
  }

  /// The number of the letter that a FETCH response is about; -1 if it is another response.
  private static int place(String answer) {
    int space = answer.indexOf(' ', 2);
    if (space < 0 || !answer.startsWith("FETCH", space + 1)) {
      return -1;
    }
    return Integer.parseInt(answer, 2, space, 10) - 1;
  }

  static void search(Imap imap, String command, int letters, Predicate<Letter> found)
      throws IOException {
    var expected = new ArrayList<Integer>();
    for (int i = 0; i < letters; i++) {
      if (found.test(Letters.letter(i))) {
        expected.add(i + 1);
      }
    }
    equal(command, expected, numbers(imap.responses(command), "* SEARCH"));
  }

  static void sort(Imap imap, int letters) throws IOException {
    var expected = new ArrayList<Letter>();
    for (int i = 0; i < letters; i++) {
      expected.add(Letters.letter(i));
    }
    expected.sort(Comparator.comparing(Letter::date).reversed().thenComparingInt(Letter::number));
    var command = "SORT (REVERSE DATE) UTF-8 ALL";
    var numbers = expected.stream().map(letter -> letter.number() + 1).toList();
    equal(command, numbers, numbers(imap.responses(command), "* SORT"));
  }

  /// Every message must be in a conversation.
  static void thread(Imap imap, int letters) throws IOException {
    var all = new TreeSet<Integer>();
    for (var response : imap.responses("THREAD REFERENCES UTF-8 ALL")) {
      var words = text(response).replace('(', ' ').replace(')', ' ').strip();
      if (words.startsWith("* THREAD")) {
        all.addAll(integers(words.substring("* THREAD".length())));
      }
    }
    if (all.size() != letters || all.last() != letters) {
      throw new Wrong("THREAD answered for " + all.size() + " of " + letters);
    }
  }

  private static List<Integer> numbers(List<byte[]> responses, String prefix) {
    return responses.stream()
        .map(Checks::text)
        .filter(line -> line.startsWith(prefix))
        .findFirst()
        .map(line -> integers(line.substring(prefix.length())))
        .orElse(List.of());
  }

  private static List<Integer> integers(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !word.isEmpty())
        .map(Integer::parseInt)
        .toList();
  }

  private static void equal(String command, List<Integer> expected, List<Integer> said)
      throws Wrong {
    if (!expected.equals(said)) {
      throw new Wrong(
          "%s found %d messages, where %d are right"
              .formatted(command, said.size(), expected.size()));
    }
  }

  /// The UIDs of all messages of the selected mailbox, in order.
  static long[] uids(Imap imap) throws IOException {
    var uids = new ArrayList<Long>();
    imap.each(
        "UID FETCH 1:* (UID)",
        response -> {
          var answer = text(response);
          int from = answer.indexOf("UID ") + "UID ".length();
          uids.add(Long.parseLong(answer.substring(from, answer.indexOf(')', from))));
        });
    return uids.stream().mapToLong(Long::longValue).toArray();
  }

  /// The first literal of a response.
  static byte[] literal(byte[] response) {
    var text = text(response);
    int end = text.indexOf("}\r\n");
    int size = Integer.parseInt(text, text.lastIndexOf('{', end) + 1, end, 10);
    return Arrays.copyOfRange(response, end + 3, end + 3 + size);
  }

  static boolean has(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part);
  }

  private static LocalDate received(int number) {
    return LocalDate.ofInstant(Letters.received(number), ZoneOffset.UTC);
  }

  static boolean receivedSince(int number, int other) {
    return !received(number).isBefore(received(other));
  }

  /// The day on which a letter was received, as SEARCH wants it.
  static String searchDate(int number) {
    return SEARCH_DATE.format(received(number));
  }

  private static String text(byte[] response) {
    return new String(response, StandardCharsets.ISO_8859_1);
  }
}
