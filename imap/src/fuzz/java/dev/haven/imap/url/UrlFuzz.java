package dev.haven.imap.url;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.haven.wire.SyntaxException;
import java.nio.charset.StandardCharsets;

/// Any text is a URL, which can be written and read again, or a syntax error.
class UrlFuzz {
  @FuzzTest(maxDuration = "60s")
  void anyTextIsAnswered(byte[] bytes) throws SyntaxException {
    var text = new String(bytes, StandardCharsets.UTF_8);
    ImapUrl url;
    try {
      url = UrlParser.parse(text);
    } catch (SyntaxException _) {
      return;
    }
    var again = (text.startsWith("/") ? "/" : "") + url;
    if (!UrlParser.parse(again).equals(url)) {
      throw new AssertionError(again);
    }
  }
}
