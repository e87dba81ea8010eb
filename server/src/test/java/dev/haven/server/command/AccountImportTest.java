package dev.haven.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.directory.Address;
import dev.haven.server.DataDirectory;
import dev.haven.server.Server;
import dev.haven.server.Settings;
import dev.haven.server.control.Administration;
import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Request;
import dev.haven.server.json.JsonWriter;
import dev.haven.store.journal.Progress;
import dev.haven.testkit.RandomInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountImportTest {
  private static final int LONGEST_REQUEST = 64 << 10;

  @TempDir private Path folder;

  private static AccountList list(String text) throws IOException, Refused {
    return AccountList.read(new BufferedReader(new StringReader(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jane@example.com kestrel nest | kestrel nest",
        "jane@example.com,kestrel,nest | kestrel,nest",
        "jane@example.com , kestrel # nest | kestrel # nest",
        "'jane@example.com\tkestrel nest  ' | kestrel nest",
        "jane@example.com \"kestrel\" | \"kestrel\"",
        "\"jane doe\"@example.com kestrel | kestrel",
      })
  void aPasswordGoesFromTheFirstBlankOrCommaToTheEndOfTheLine(String line, String password)
      throws Exception {
    var read = list(line);
    assertEquals(List.of(), read.wrong());
    assertEquals(password, read.lines().getFirst().password());
    assertFalse(read.lines().getFirst().made());
    assertFalse(read.lines().getFirst().toString().contains("kestrel"));
  }

  @Test
  void whatHasNoPasswordGetsOne() throws Exception {
    var read = list("\uFEFFa@example.com\n#b@example.com\n\n  c@example.com,\r\n");
    assertEquals(
        List.of(1, 4), read.lines().stream().map(AccountLine::number).toList(), "their lines");
    assertTrue(read.lines().stream().allMatch(AccountLine::made));
    assertEquals(2, read.lines().stream().map(AccountLine::password).distinct().count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jane kestrel nest | the line does not begin with an e-mail address: expected '@' at byte 4",
        "jane@example.com;kestrel nest | behind jane@example.com stands neither a blank nor a comma",
        "jane@example.com k\uFFFDstrel nest | the line is not in UTF-8"
      })
  void aWrongLineIsToldWithoutItsPassword(String line, String cause) throws Exception {
    var read = list(line);
    assertEquals(List.of(), read.lines());
    assertEquals(cause, read.wrong().getFirst().cause());
  }

  @Test
  void aLineWithoutAnEndIsRefused() throws Exception {
    assertEquals(
        "the line is longer than 2000 characters",
        list("jane@example.com " + "x".repeat(2_000)).wrong().getFirst().cause());
  }

  /// However long passwords are, and whatever JSON makes of them.
  @TestFactory
  Stream<DynamicTest> everyPieceFitsIntoARequest() {
    return RandomInput.seeds(
        10,
        random -> {
          var lines = new ArrayList<AccountLine>();
          int longest = 1 + random.nextInt(1_900);
          for (int i = 0; i < 500; i++) {
            var password = List.of("a", "\"", "ß", "\u0001").get(random.nextInt(4));
            var repeated = password.repeat(random.nextInt(longest));
            lines.add(new AccountLine(i, new Address("p" + i, "example.com"), repeated, false));
          }
          var again = new ArrayList<AccountLine>();
          for (var piece : ListPieces.of(lines)) {
            again.addAll(piece);
            var listed =
                piece.stream()
                    .map(line -> new Request.Listed(line.address().toString(), line.password()))
                    .toList();
            var request = JsonWriter.typed(new Request.AddAccounts(listed));
            assertTrue(request.getBytes(UTF_8).length < LONGEST_REQUEST, "too long");
          }
          assertEquals(lines, again);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 | '0 of 10,000 accounts'",
        "2 | 100 | '100 of 10,000 accounts'",
        "4 | 100 | '100 of 10,000 accounts, about 7 minutes left'",
        "60 | 5000 | '5,000 of 10,000 accounts, about a minute left'",
        "60 | 9900 | '9,900 of 10,000 accounts, less than a minute left'",
        "60 | 10000 | '10,000 of 10,000 accounts'"
      })
  void theRestOfTheTimeIsTold(long seconds, long done, String words) {
    assertEquals(words, ImportBar.words(Duration.ofSeconds(seconds), done, 10_000));
  }

  @Test
  void madePasswordsAreInTheirFileAndNowhereElse() throws Exception {
    var data = setUp();
    var file = folder.resolve("made.txt");
    var run =
        CommandRun.of(
            "ann@example.com\nbob@example.com long enough pass\n",
            false,
            List.of("account", "import", "-", "--passwords", file.toString(), "--data", "" + data));
    assertEquals(0, run.status(), run.err());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    var made = list(Files.readString(file)).lines();
    assertEquals(
        List.of("ann@example.com"), made.stream().map(l -> l.address().toString()).toList());
    var audit = Files.readString(data.resolve("audit.log"));
    assertTrue(audit.contains("account=ann@example.com outcome=done"), audit);
    assertTrue(audit.contains("account=bob@example.com outcome=done"), audit);
    var told = run.out() + run.err() + audit;
    assertFalse(told.contains(made.getFirst().password()), "made");
    assertFalse(told.contains("long enough pass"), "given");
  }

  /// Answers until a number of pieces are added, and then no more.
  private record Leaving(Administration real, AtomicInteger pieces) implements Administration {
    @Override
    public Answer ask(Request request, Progress progress) throws Refused {
      if (request instanceof Request.AddAccounts && pieces.getAndDecrement() <= 0) {
        throw new Refused("the server did not answer", "look into its log, then try again");
      }
      return real.ask(request, progress);
    }

    @Override
    public void close() {
      real.close();
    }
  }

  @Test
  void whatWasAddedStaysAndTheRestCanBeAddedLater() throws Exception {
    var place = new Place();
    place.data = setUp();
    var text =
        IntStream.range(0, 100)
            .mapToObj(
                i -> "p" + i + "@example.com" + (i % 10 == 0 ? "" : " a " + "long".repeat(250)))
            .collect(Collectors.joining("\n"));
    var first = folder.resolve("first.txt");
    var second = folder.resolve("second.txt");
    int added;
    try (var leaving = new Leaving(place.administration(), new AtomicInteger(1))) {
      var refused = assertThrows(Refused.class, () -> run(leaving, text, first, Progress.UNSEEN));
      assertTrue(refused.cause().endsWith("; then: the server did not answer"), refused.cause());
      added = ((Answer.Accounts) leaving.ask(new Request.ListAccounts())).accounts().size() - 1;
      assertTrue(refused.cause().startsWith(added + " of 100 accounts are added"), "" + added);
    }
    assertTrue(added > 0 && added < 100, "some: " + added);
    assertTrue(list(Files.readString(first)).lines().size() > added / 10, "before it is added");
    var told = new ArrayList<Long>();
    try (var real = place.administration()) {
      var outcome = run(real, text, second, (_, done, _) -> told.add(done));
      assertEquals(100 - added, outcome.added());
      assertEquals(added, outcome.skipped());
      assertEquals(101, ((Answer.Accounts) real.ask(new Request.ListAccounts())).accounts().size());
    }
    assertEquals(told.stream().sorted().toList(), told, "forward only");
    assertEquals(100L - added, told.getLast());
  }

  private static AccountImport.Outcome run(
      Administration administration, String text, Path passwords, Progress progress)
      throws Exception {
    var options = new AccountImport.Options(Optional.of(passwords), false, true);
    return new AccountImport(administration, options).of(list(text), progress);
  }

  private Path setUp() throws Refused {
    var data = folder.resolve("data");
    Server.start(new DataDirectory(data), Settings.freePorts(), "you@example.com").close();
    return data;
  }
}
