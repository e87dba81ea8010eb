package dev.haven.imap;

import dev.haven.wire.ByteCursor;
import dev.haven.wire.SyntaxException;

/// Tells which literals of a command are messages, to be taken by APPEND and REPLACE as they come.
///
/// All others belong to the command: names of mailboxes, URLs (RFC 4469 §5), names and values of
/// annotations (RFC 5257 §5). Each line is looked at once, from the end of one literal to the
/// announcement of the next. What is malformed counts as a message: the grammar refuses it before
/// any of it is asked for. Belongs to one command.
final class MessageLiterals {
  /// Whether the command has messages at all; known from its first line.
  private boolean taken;

  private boolean first;

  /// Whether there was an argument: the first is the mailbox.
  private boolean mailbox;

  private int depth;
  private boolean annotating;

  /// The argument that came last, if it was an atom.
  private String word = "";

  private MessageLiterals(boolean behindMessage) {
    first = !behindMessage;
    taken = behindMessage;
    mailbox = behindMessage;
  }

  static MessageLiterals ofCommand() {
    return new MessageLiterals(false);
  }

  /// Of what follows a message.
  static MessageLiterals behindMessage() {
    return new MessageLiterals(true);
  }

  /// Whether the literal at the end of the next line is a message.
  boolean isNext(byte[] line) {
    try {
      var in = new ByteCursor(line);
      if (first) {
        first = false;
        taken = begins(in);
      }
      return taken && follow(in, announcement(line));
    } catch (SyntaxException _) {
      return taken;
    }
  }

  /// Consumes what stands before the mailbox.
  private static boolean begins(ByteCursor in) throws SyntaxException {
    in.oneOrMore(ImapBytes.TAG_CHAR, "a tag");
    in.space();
    in.acceptIgnoringCase("UID ");
    var verb = in.oneOrMore(ImapBytes.ATOM_CHAR, "a command");
    in.space();
    if (verb.equalsIgnoreCase("REPLACE")) {
      in.oneOrMore(ImapBytes.LIST_CHAR, "a message");
      in.space();
      return true;
    }
    return verb.equalsIgnoreCase("APPEND");
  }

  /// Where the announcement at the end of a line begins.
  private static int announcement(byte[] line) {
    int brace = line.length - 1;
    while (line[brace] != '{') {
      brace--;
    }
    return brace > 0 && line[brace - 1] == '~' ? brace - 1 : brace;
  }

  private boolean follow(ByteCursor in, int end) throws SyntaxException {
    while (in.position() < end) {
      switch (in.next()) {
        case ' ' -> {}
        case '(' -> {
          annotating = depth == 0 ? word.equalsIgnoreCase("ANNOTATION") : annotating;
          depth++;
        }
        case ')' -> depth = Math.max(0, depth - 1);
        case '"' -> {
          skipQuoted(in);
          argument("");
        }
        default -> {
          in.back(in.position() - 1);
          argument(atom(in, end));
        }
      }
    }
    boolean value = !mailbox || (depth > 0 && annotating) || word.equalsIgnoreCase("URL");
    argument("");
    return !value;
  }

  private void argument(String atom) {
    word = mailbox ? atom : "";
    mailbox = true;
  }

  private static void skipQuoted(ByteCursor in) throws SyntaxException {
    while (!in.accept('"')) {
      in.accept('\\');
      in.next();
    }
  }

  /// Flags too, which begin with a backslash.
  private static String atom(ByteCursor in, int end) throws SyntaxException {
    var atom = new StringBuilder();
    while (in.position() < end && !in.sees(' ') && !in.sees('(') && !in.sees(')')) {
      atom.append((char) (in.next() & 0xff));
    }
    return atom.toString();
  }
}
