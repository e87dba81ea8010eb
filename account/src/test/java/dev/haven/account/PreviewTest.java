package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// RFC 8970 §3.2: what cards know of the first words of messages.
class PreviewTest {
  private static final String MULTIPART =
      """
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: %s

      %s
      --b
      Content-Type: %s

      %s
      --b--
      """;

  private static String preview(Accounts accounts, String message) {
    try (var incoming = accounts.receive()) {
      var bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
      for (int at = 0; at < bytes.length; at += 5000) {
        incoming.write(bytes, at, Math.min(5000, bytes.length - at));
      }
      try (var received = incoming.finish()) {
        var words = received.card().preview();
        return words.map(it -> new String(it.copy(), StandardCharsets.UTF_8)).orElse("(none)");
      }
    }
  }

  @Test
  void itIsMadeOfWhatIsInMemoryAndOtherwiseLeftForLater(@TempDir Path folder) throws Exception {
    var large = "A".repeat(200_000);
    var data = "application/octet-stream";
    try (var store = JournalStore.open(folder.resolve("data"), JournalOptions.defaults());
        var accounts = new Accounts(store, AccountOptions.defaults())) {
      assertEquals("gr\u00fcn", preview(accounts, "\ngr\u00fcn"));
      assertEquals("", preview(accounts, "Subject: no text\n\n"));
      var after = MULTIPART.formatted("text/plain", "words", data, large);
      assertEquals("words", preview(accounts, after));
      var before = MULTIPART.formatted(data, large, "text/plain", "words");
      assertEquals("(none)", preview(accounts, before));
      var small = MULTIPART.formatted(data, "AAAA", "text/plain", "words");
      assertEquals("words", preview(accounts, small));
      var onlyData = MULTIPART.formatted(data, large, data, large);
      assertEquals("", preview(accounts, onlyData));
    }
  }
}
