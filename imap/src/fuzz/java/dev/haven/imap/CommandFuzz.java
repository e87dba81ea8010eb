package dev.haven.imap;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.haven.wire.SyntaxException;

/// The bytes of a frame are a command or a syntax error, in both encodings of names.
class CommandFuzz {
  @FuzzTest(maxDuration = "60s")
  void anyFrameIsAnswered(byte[] bytes) {
    for (var names : NameEncoding.values()) {
      try {
        CommandParser.parse(new ImapCursor(bytes, names));
      } catch (SyntaxException _) {
        // the other allowed answer
      }
    }
  }
}
