package dev.haven.smtp;

import dev.haven.wire.SyntaxException;

/// From a line to a command, with the rules that hold for every line.
final class Parsing {
  private Parsing() {}

  /// RFC 5321 §2.3.8: a CR or LF alone is no line end, and belongs in no command.
  static Command command(byte[] line, SmtpProtocol server) throws Refused, SyntaxException {
    for (byte b : line) {
      if (b == '\r' || b == '\n' || b == 0) {
        throw Reply.refused(
            500, "5.5.2", "A command holds a CR or LF alone, or NUL; end it with CRLF");
      }
    }
    var cursor = new SmtpCursor(line);
    var command = CommandParser.parse(cursor);
    server.tolerances().addAll(cursor.tolerated());
    int longest = server.limits().commandLine();
    if (line.length > longest && !(command instanceof Command.Auth)) {
      throw new Refused(Words.tooLong(longest));
    }
    return command;
  }
}
