package dev.haven.imap;

import static java.lang.System.Logger.Level.INFO;

import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `ID`, RFC 2971 §3.1: who makes the client. Logged, for questions of compatibility; nothing here
/// depends on it.
record Id(Map<String, String> fields) implements Command.InAnyState {
  private static final System.Logger log = System.getLogger(Id.class.getName());

  /// RFC 2971 §3.3.
  private static final int MOST_FIELDS = 30;

  private static final int LONGEST_NAME = 30;
  private static final int LONGEST_VALUE = 1024;
  private static final int LONGEST_LINE = 300;
  private static final int LONGEST_PROGRAM = 80;

  static Id parse(ImapCursor in) throws SyntaxException {
    in.space();
    var fields = new LinkedHashMap<String, String>();
    if (!in.accept('(')) {
      in.nil();
    } else if (!in.accept(')')) {
      do {
        field(in, fields);
      } while (in.accept(' '));
      in.expect(')');
    }
    return new Id(fields);
  }

  private static void field(ImapCursor in, Map<String, String> fields) throws SyntaxException {
    int at = in.position();
    var name = in.string();
    in.space();
    var value = in.seesString() ? in.string() : in.nil();
    if (fields.size() == MOST_FIELDS
        || name.length() > LONGEST_NAME
        || value.length() > LONGEST_VALUE) {
      throw new SyntaxException("a field within the limits of RFC 2971", at);
    }
    fields.put(name, value);
  }

  @Override
  public Done run(State state, Client client) throws IOException {
    if (!fields.isEmpty()) {
      log.log(INFO, "event=client-id {0}", printable(fields));
      client.program(program(fields));
    }
    client.out().untagged("ID (\"name\" \"Haven\")");
    return new Done(state, "ID completed");
  }

  /// Name and version, for the record of sign-ins.
  static String program(Map<String, String> fields) {
    var name = new StringBuilder();
    for (var field : List.of("name", "version")) {
      fields.forEach((key, value) -> {
        if (key.equalsIgnoreCase(field)) {
          name.append(value).append(' ');
        }
      });
    }
    return onOneLine(name.toString(), LONGEST_PROGRAM);
  }

  /// What a stranger sent, fit for one line of a log.
  static String printable(Map<String, String> fields) {
    var text = new StringBuilder();
    fields.forEach((name, value) -> text.append(name).append("=\"").append(value).append("\" "));
    return onOneLine(text.toString(), LONGEST_LINE);
  }

  private static String onOneLine(String text, int longest) {
    var line = text.length() > longest ? text.substring(0, longest) : text.strip();
    return line.codePoints()
        .map(c -> c < ' ' || c == 0x7f ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
