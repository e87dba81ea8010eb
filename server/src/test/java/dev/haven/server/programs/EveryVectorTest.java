package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every message of the shared vectors, real or hostile, comes back octet by octet.
@ExtendWith(Haven.Running.class)
class EveryVectorTest {
  private final Haven haven;
  private final List<Path> files;

  EveryVectorTest(Haven haven) throws IOException {
    this.haven = haven;
    this.files = new ArrayList<>(Letters.vectors("mime"));
    files.addAll(Letters.vectors("real-mail"));
    assumeFalse(files.isEmpty(), "the shared vectors are not at hand");
  }

  @Test
  void appendedByImapItComesBackByImapAndPop3() throws Exception {
    var jane = haven.account();
    // RFC 3502 §6.3.11: a message of no octets takes the APPEND back.
    var messages = files.stream().filter(file -> !Letters.read(file).isEmpty()).toList();
    try (var inbox = new Inbox(haven, jane)) {
      for (var file : messages) {
        var message = Letters.read(file);
        inbox.append(message);
        Letters.assertSame(file.toString(), message, inbox.newest());
      }
    }
    try (var maildrop = new Maildrop(haven, jane)) {
      for (int i = 0; i < messages.size(); i++) {
        var message = Letters.read(messages.get(i));
        assertEquals(message.length(), maildrop.size(i + 1), messages.get(i)::toString);
        Letters.assertSame(
            messages.get(i).toString(), Maildrop.asLines(message), maildrop.retrieve(i + 1));
      }
    }
  }

  @Test
  void deliveredBySmtpItComesBackByImap() throws Exception {
    var jane = haven.account();
    try (var inbox = new Inbox(haven, jane);
        var sender = new Sender(haven, jane)) {
      for (var file : files) {
        var message = Letters.read(file);
        var answer = sender.send(message);
        assertTrue(answer.startsWith("250 2.0.0"), () -> file + ": " + answer);
        Letters.assertSame(
            file.toString(), withoutReturnPath(message), Letters.withoutTrace(inbox.newest()));
      }
    }
  }

  /// Delivery takes these out of the header (RFC 5321 §4.4), and lines are those that CRLF ends.
  private static String withoutReturnPath(String message) {
    var result = new StringBuilder();
    boolean header = true;
    boolean dropping = false;
    boolean first = true;
    for (int at = 0; at < message.length(); ) {
      int found = message.indexOf("\r\n", at);
      int end = found < 0 ? message.length() : found + 2;
      var line = message.substring(at, end);
      if (header) {
        boolean folded = !first && (line.startsWith(" ") || line.startsWith("\t"));
        header = folded || isField(line) || (first && line.startsWith("From "));
        dropping = header && (folded ? dropping : isReturnPath(line));
        first = false;
      }
      if (!dropping) {
        result.append(line);
      }
      at = end;
    }
    return result.toString();
  }

  private static boolean isField(String line) {
    int colon = line.indexOf(':');
    return colon >= 0
        && line.substring(0, colon).stripTrailing().chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static boolean isReturnPath(String line) {
    int colon = line.indexOf(':');
    return colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase("Return-Path");
  }
}
