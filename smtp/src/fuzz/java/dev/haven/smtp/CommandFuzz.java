package dev.haven.smtp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.haven.wire.SyntaxException;

/// A line is a command or a syntax error.
class CommandFuzz {
  @FuzzTest(maxDuration = "60s")
  void anyLineIsAnswered(byte[] bytes) {
    try {
      CommandParser.parse(new SmtpCursor(bytes));
    } catch (SyntaxException _) {
      // the other allowed answer
    }
  }
}
