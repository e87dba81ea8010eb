package dev.haven.bench;

import dev.haven.account.Account;
import dev.haven.account.AccountOptions;
import dev.haven.account.Accounts;
import dev.haven.account.AddMessages;
import dev.haven.account.IntentRefused;
import dev.haven.account.NewMessage;
import dev.haven.account.ReceivedMessage;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.imap.ImapOptions;
import dev.haven.imap.ImapProtocol;
import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalStore;
import dev.haven.wire.Endpoint;
import dev.haven.wire.MemoryConnection;
import dev.haven.wire.TlsMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What IMAP commands over a whole mailbox cost: one session in this process, on the embedded
/// engine, without a socket.
///
/// Arguments: folder to work in (a folder in it is emptied), number of messages (10,000 if absent),
/// rounds (15 if absent). For each command the median of the rounds: time, processor time, bytes
/// allocated by the session's thread, bytes answered.
public final class ImapBench {
  private static final String[] COMMANDS = {
    "SELECT INBOX",
    "UID FETCH 1:* (FLAGS)",
    "UID FETCH 1:* (UID FLAGS RFC822.SIZE INTERNALDATE)",
    "UID FETCH 1:* (ENVELOPE)",
    "UID FETCH 1:* (BODYSTRUCTURE)",
    "UID FETCH 1:* (BODY.PEEK[HEADER.FIELDS (From To Subject Date Message-ID)])",
    "UID FETCH 1:* (BODY.PEEK[])",
    "STORE 1:* +FLAGS (\\Flagged)",
    "STORE 1:* -FLAGS (\\Flagged)",
    "SEARCH UNSEEN",
    "SEARCH FROM nobody",
    "SEARCH SUBJECT nothing",
    "SEARCH SINCE 1-Jan-2026",
    "SEARCH HEADER X-Nothing x",
    "UID SORT (REVERSE DATE) UTF-8 ALL",
    "UID SORT (SUBJECT) UTF-8 ALL",
    "UID THREAD REFERENCES UTF-8 ALL",
    "SEARCH TEXT nowhere-to-be-found",
    "STATUS INBOX (MESSAGES UNSEEN UIDNEXT)",
  };

  private final Path folder;
  private final int messages;
  private final int rounds;

  private ImapBench(Path folder, int messages, int rounds) {
    this.folder = folder;
    this.messages = messages;
    this.rounds = rounds;
  }

  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments.length > 0 ? arguments[0] : ".").resolve("imap-bench");
    int messages = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 15;
    Scratch.delete(folder);
    new ImapBench(folder, messages, rounds).run();
    Scratch.delete(folder);
  }

  private void run() throws Exception {
    try (var store = JournalStore.open(folder, JournalOptions.defaults());
        var directory = Directory.open(store);
        var accounts = new Accounts(store, AccountOptions.defaults())) {
      directory.administration().addDomain("example.com");
      var jane = new Address("jane", "example.com");
      directory.administration().addAccount(jane, "kestrel-nest");
      fill(accounts.account(directory.person(jane).orElseThrow().account()));
      var script = new ScriptedClient(script());
      var connection = new MemoryConnection(script, script.sink(), endpoint(), true);
      new ImapProtocol(directory, accounts, ImapOptions.defaults()).open(connection).run();
      report(script);
    }
  }

  private static Endpoint endpoint() {
    return new Endpoint(
        "imaps",
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 993),
        TlsMode.IMPLICIT,
        false,
        "localhost");
  }

  private void fill(Account account) throws IntentRefused {
    var inbox = account.state().mailbox("INBOX").orElseThrow().id();
    for (int i = 0; i < messages; i += 100) {
      var batch = new ArrayList<NewMessage>();
      for (int k = i; k < Math.min(messages, i + 100); k++) {
        batch.add(NewMessage.of(received(account, k), 1_750_000_000L + k * 60L));
      }
      account.commit(new AddMessages(inbox, batch));
    }
  }

  private static ReceivedMessage received(Account account, int number) {
    var bytes = message(number).getBytes(StandardCharsets.US_ASCII);
    try (var incoming = account.receive()) {
      incoming.write(bytes, 0, bytes.length);
      return incoming.finish();
    }
  }

  /// About 2 KiB, of the usual shape.
  private static String message(int number) {
    return """
    Received: from mx.example.net (mx.example.net [192.0.2.%d]) by mail.example.com; Mon, 1 Jun 2026 10:00:00 +0000
    From: Correspondent %d <c%d@example.net>
    To: Jane Doe <jane@example.com>, Others <others@example.org>
    Subject: About matter number %d, and what we said of it
    Date: Mon, 1 Jun 2026 10:00:00 +0000
    Message-ID: <%d.matter@example.net>
    In-Reply-To: <%d.matter@example.net>
    References: <1.matter@example.net> <%d.matter@example.net>
    MIME-Version: 1.0
    Content-Type: multipart/alternative; boundary="=_b"

    --=_b
    Content-Type: text/plain; charset=utf-8

    %s
    --=_b
    Content-Type: text/html; charset=utf-8

    <p>%s</p>
    --=_b--
    """
        .formatted(
            number % 250,
            number % 97,
            number % 97,
            number,
            number,
            number - 1,
            number - 1,
            "All work and no play makes a dull mailbox. ".repeat(12),
            "All work and no play makes a dull mailbox. ".repeat(12))
        .replace("\n", "\r\n");
  }

  private List<String> script() {
    var script = new ArrayList<String>();
    script.add("a LOGIN jane@example.com kestrel-nest");
    script.add("a SELECT INBOX");
    for (int round = 0; round < rounds; round++) {
      for (var command : COMMANDS) {
        script.add("a " + command);
      }
    }
    script.add("a LOGOUT");
    return script;
  }

  private void report(ScriptedClient script) {
    System.out.printf("%,d messages, median of %d rounds%n", messages, rounds);
    for (int c = 0; c < COMMANDS.length; c++) {
      var times = new double[rounds];
      var cpu = new double[rounds];
      var allocated = new long[rounds];
      long answered = 0;
      for (int round = 0; round < rounds; round++) {
        var cost = script.cost(2 + round * COMMANDS.length + c);
        times[round] = cost.nanos() / 1e6;
        cpu[round] = cost.cpuNanos() / 1e6;
        allocated[round] = cost.allocated();
        answered = cost.answered();
      }
      Arrays.sort(times);
      Arrays.sort(cpu);
      Arrays.sort(allocated);
      System.out.printf(
          "%-78s %9.2f ms %9.2f ms cpu %,14d bytes allocated %,12d answered%n",
          COMMANDS[c], times[rounds / 2], cpu[rounds / 2], allocated[rounds / 2], answered);
    }
  }
}
