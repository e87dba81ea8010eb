package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.server.log.RecordedLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Brings mail home from one mailbox after the other. It knows TLS from the first byte only: it has
/// no STARTTLS.
@ExtendWith(Haven.Running.class)
class GetmailTest {
  private final Haven haven;
  private final Program getmail;
  private final Path received;

  GetmailTest(Haven haven, @TempDir Path home) throws Exception {
    this.haven = haven;
    this.getmail = Program.installed("getmail", home);
    this.received = Files.createDirectory(home.resolve("received"));
  }

  @ParameterizedTest
  @CsvSource({
    "imaps, SimpleIMAPSSLRetriever, false",
    "imaps, SimpleIMAPSSLRetriever, true",
    "pop3s, SimplePOP3SSLRetriever, false",
    "pop3s, SimplePOP3SSLRetriever, true"
  })
  void bringsEverythingOnce(String listener, String retriever, boolean delete) throws Exception {
    var jane = haven.account();
    var letters = Letters.fewForPython();
    try (var log = new RecordedLog();
        var inbox = new Inbox(haven, jane)) {
      for (var letter : letters) {
        inbox.append(letter);
      }
      var settings = settings(listener, retriever, jane, delete);
      fetch(settings);
      Letters.assertSame(
          letters.stream().map(Letters::unix).map(GetmailTest::withoutMarks), received().stream());

      // What came once does not come again, and what is new does.
      inbox.append(Letters.one("dots"));
      fetch(settings);
      assertEquals(letters.size() + 1, received().size());
      assertEquals(delete ? 0 : letters.size() + 1, inbox.count());
      assertEquals(List.of(), log.having("event=refused"));
    }
  }

  private void fetch(Path settings) throws Exception {
    getmail.run("--getmaildir", getmail.home(), "--rcfile", settings).ok();
  }

  private List<String> received() throws Exception {
    try (var files = Files.list(received)) {
      return files.map(Letters::read).map(GetmailTest::withoutMarks).toList();
    }
  }

  /// The one field it writes anew, the other it adds; and it folds headers anew, those of messages
  /// within the message too.
  private static String withoutMarks(String message) {
    return message
        .replaceFirst("(?m)^Return-Path: .*\n", "")
        .replaceFirst("(?m)^X-getmail-retrieved-from-mailbox: .*\n", "")
        .replaceAll("[ \t\n]*[ \t]+", " ");
  }

  /// Keeps what it reads in a file. It waits until its parent sleeps: getmail misses the end of a
  /// program that is faster than it, and then waits forever.
  private Path keeper() throws Exception {
    return getmail.file(
        "keep",
        """
        #!/bin/sh
        while read -r _ _ state _ < /proc/$PPID/stat && [ "$state" != S ]; do :; done
        exec cat > "$(mktemp %s/XXXXXX)"
        """
            .formatted(received));
  }

  /// Nothing is added to what comes, so that it can be compared.
  private Path settings(String listener, String retriever, String user, boolean delete)
      throws Exception {
    var keeper = keeper();
    return getmail.file(
        "getmailrc",
        """
        [retriever]
        type = %s
        server = localhost
        port = %d
        username = %s
        password = %s
        ca_certs = %s

        [destination]
        type = MDA_external
        path = /bin/sh
        arguments = ("%s",)
        allow_root_commands = true

        [options]
        read_all = false
        delete = %s
        delivered_to = false
        received = false
        """
            .formatted(
                retriever,
                haven.port(listener),
                user,
                Haven.PASSWORD,
                haven.authority(),
                keeper,
                delete));
  }
}
