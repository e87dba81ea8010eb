package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Haven.Running.class)
class FetchmailTest {
  private final Haven haven;
  private final Program fetchmail;

  FetchmailTest(Haven haven, @TempDir Path home) {
    this.haven = haven;
    this.fetchmail = Program.installed("fetchmail", home);
  }

  @ParameterizedTest
  @CsvSource({
    "imaps, IMAP, ssl",
    "imap, IMAP, sslproto TLS1.2+",
    "pop3s, POP3, ssl",
    "pop3, POP3, sslproto TLS1.2+"
  })
  void fetchesEverythingAndLeavesNothing(String listener, String protocol, String tls)
      throws Exception {
    var jane = haven.account();
    var letters = Letters.few();
    try (var inbox = new Inbox(haven, jane)) {
      for (var letter : letters) {
        inbox.append(letter);
      }
    }
    var received = Files.createDirectory(fetchmail.home().resolve("received"));
    var settings = settings(listener, protocol, tls, jane, received);
    fetchmail.run("-f", settings, "--nodetach", "--nosyslog").ok();
    try (var files = Files.list(received)) {
      Letters.assertSame(letters.stream().map(Letters::unix), files.map(Letters::read));
    }
    // RFC 1939 §6, RFC 9051 §6.4.3: what it fetched it has deleted; 1 is its word for no mail.
    assertEquals(1, fetchmail.run("-f", settings, "--nodetach", "--nosyslog").status());
  }

  private Path settings(String listener, String protocol, String tls, String user, Path received)
      throws Exception {
    var keeper =
        fetchmail.file(
            "keep", "#!/bin/sh\nexec cat > \"$(mktemp %s/XXXXXX)\"\n".formatted(received));
    return fetchmail.file(
        "fetchmailrc",
        """
        set no bouncemail
        set invisible
        poll localhost protocol %s service %d
          user "%s" password "%s"
          %s sslcertck sslcertfile "%s"
          no rewrite fetchall no keep
          mda "sh %s"
        """
            .formatted(
                protocol,
                haven.port(listener),
                user,
                Haven.PASSWORD,
                tls,
                haven.authority(),
                keeper));
  }
}
