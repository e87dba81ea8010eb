package dev.haven.imap;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.haven.wire.SyntaxException;

/// What stands between two literals of APPEND is read or a syntax error, wherever it begins.
class AppendFuzz {
  @FuzzTest(maxDuration = "60s")
  void anyPieceIsAnswered(byte[] bytes) {
    for (var stage : AppendPart.Stage.values()) {
      try {
        AppendParser.parse(new ImapCursor(bytes, NameEncoding.UTF8), stage);
      } catch (SyntaxException _) {
        // the other allowed answer
      }
    }
  }
}
