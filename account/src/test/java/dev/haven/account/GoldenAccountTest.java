package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.message.Slice;
import dev.haven.store.LogId;
import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Accounts that earlier programs wrote are read by today's: entries, roots and pages of
/// checkpoints, cards and bodies.
///
/// Each folder of `golden` was written by the program of its day and is never written again: `v1`
/// before messages could be annotated and before cards had previews, `v2` with both. When the
/// format grows, add the next name to [#NEWEST] and to the test, and run `mvn -pl account -am test
/// -Dtest=GoldenAccountTest -Dgolden=update -Dsurefire.failIfNoSpecifiedTests=false`: a folder that
/// is not there is written by today's code.
class GoldenAccountTest {
  private static final String NEWEST = "v2";
  private static final Path KEPT = Path.of("src", "test", "resources", "golden");
  private static final List<String> FILES = List.of("format", "journal");
  private static final List<LogId> LOGS = List.of(new LogId("account/1"), new LogId("account/2"));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void whatEarlierProgramsWroteIsReadAndGoesOn(String version) throws Exception {
    var kept = KEPT.resolve(version);
    boolean writes = "update".equals(System.getProperty("golden"));
    if (writes && version.equals(NEWEST) && !Files.exists(kept)) {
      generate(kept);
    }
    var place = folder.resolve(version);
    copy(kept, place);
    assertEquals(Files.readString(kept.resolve("expected.txt")), text(place));
    goOn(place);
  }

  /// The accounts take more mail, and have it after a restart.
  private static void goOn(Path place) throws Exception {
    long count;
    try (var store = open(place);
        var accounts = new Accounts(store, AccountOptions.defaults())) {
      var account = accounts.account(LOGS.getFirst());
      Invariants.hold(account.state());
      count = Post.fill(accounts, account, 3).count();
    }
    try (var store = open(place);
        var accounts = new Accounts(store, AccountOptions.defaults())) {
      var state = accounts.account(LOGS.getFirst()).state();
      Invariants.hold(state);
      assertEquals(count, state.mailbox(MailboxName.INBOX).orElseThrow().count());
    }
  }

  private static JournalStore open(Path place) throws IOException {
    return JournalStore.open(place, JournalOptions.defaults());
  }

  /// All that the accounts say, and what their messages are.
  private static String text(Path place) throws IOException {
    var text = new StringBuilder();
    try (var store = open(place);
        var accounts = new Accounts(store, AccountOptions.defaults())) {
      for (var log : LOGS) {
        var account = accounts.account(log);
        text.append(log).append('\n').append(Sketch.of(account.state()));
        emails(account.state()).forEach(email -> text.append(email(account, email)));
      }
    }
    return text.toString();
  }

  private static Set<Long> emails(AccountState state) {
    var emails = new TreeSet<Long>();
    for (var mailbox : state.mailboxes()) {
      for (var m = mailbox.messages().cursor(); m.next(); ) {
        emails.add(m.emailId());
      }
    }
    return emails;
  }

  /// What is too long to be kept as text is kept as a checksum.
  private static String email(Account account, long email) {
    var card = account.card(email).orElseThrow();
    var body = account.body(email).orElseThrow();
    var bytes = new byte[Math.toIntExact(card.size())];
    assertEquals(bytes.length, body.read(0, bytes, 0, bytes.length));
    return "email %d: %s body %x envelope %x structure %x%s\n"
        .formatted(
            email,
            utf8(card.subject()),
            sum(bytes),
            sum(card.envelope().copy()),
            sum(card.bodyStructure().copy()),
            card.preview().map(words -> " preview " + utf8(words)).orElse(""));
  }

  private static String utf8(Slice text) {
    return new String(text.copy(), StandardCharsets.UTF_8);
  }

  private static long sum(byte[] bytes) {
    var sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }

  private void generate(Path kept) throws Exception {
    var place = folder.resolve("fresh");
    try (var store = open(place);
        var accounts = new Accounts(store, AccountOptions.defaults().withCheckpointAfter(20))) {
      for (var log : LOGS) {
        write(accounts, accounts.account(log), log.equals(LOGS.getFirst()) ? 45 : 12);
      }
    }
    copy(place, kept);
    Files.writeString(kept.resolve("expected.txt"), text(place));
  }

  /// Intents of all kinds, and at the end some that leave something in every column.
  private static void write(Accounts accounts, Account account, int random) throws IntentRefused {
    var intents = new RandomIntents(accounts, new Random(account.id().name().hashCode()));
    for (int i = 0; i < random; i++) {
      try {
        account.commit(intents.next(account.state()));
      } catch (IntentRefused refused) {
        assertEquals(refused.text(), refused.getMessage());
      }
    }
    var inbox = Post.fill(accounts, account, 2);
    var kept = account.commit(new CreateMailbox("Kept/äöü", Optional.empty()));
    account.commit(new Copy(inbox.id(), UidSet.ALL, kept));
    for (int i = 1; i <= 3; i++) {
      var letter = new NewMessage(letter(accounts, i), 8, List.of("$Forwarded"), 1_750_000_000 + i);
      account.commit(new AddMessages(kept, List.of(letter)));
    }
    account.commit(new Subscribe("Kept/äöü"));
  }

  /// Each answers the one before it.
  private static ReceivedMessage letter(Accounts accounts, int number) {
    var text =
        """
        From: =?utf-8?q?J=C3=BCrgen?= <a@example.com>
        Date: Thu, 1 Jan 2026 12:00:00 +0100
        Message-ID: <%d@example.com>
        References: <%d@example.com>
        Subject: Re: =?utf-8?b?R3LDvMOfZQ==?=
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/html; charset=utf-8

        <p>Mit <b>Grüßen</b></p>
        --b
        Content-Type: application/pdf; name="a.pdf"
        Content-Transfer-Encoding: base64

        AAAA
        --b--
        """
            .formatted(number, number - 1);
    try (var incoming = accounts.receive()) {
      var bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
      incoming.write(bytes, 0, bytes.length);
      return incoming.finish();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (var name : FILES) {
      try (var paths = Files.walk(from.resolve(name))) {
        for (var path : paths.toList()) {
          var target = to.resolve(from.relativize(path).toString());
          if (Files.isDirectory(path)) {
            Files.createDirectories(target);
          } else {
            Files.write(target, Files.readAllBytes(path));
          }
        }
      }
    }
  }
}
