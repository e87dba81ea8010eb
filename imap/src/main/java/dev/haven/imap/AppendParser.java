package dev.haven.imap;

import dev.haven.imap.AppendPart.Begin;
import dev.haven.imap.AppendPart.End;
import dev.haven.imap.AppendPart.Octets;
import dev.haven.imap.AppendPart.Piece;
import dev.haven.imap.AppendPart.Stage;
import dev.haven.imap.AppendPart.Url;
import dev.haven.wire.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The messages of APPEND and REPLACE: one or many (RFC 3502), each a literal, a list of parts (RFC
/// 4469 §5) or `UTF8 (...)` (RFC 6855 §4).
///
/// The command comes in pieces, each up to a literal that is announced and not yet read, so this is
/// a machine that stops there and goes on behind it. Pure.
final class AppendParser {
  private final ImapCursor in;
  private final List<AppendPart> parts = new ArrayList<>();

  private AppendParser(ImapCursor in) {
    this.in = in;
  }

  /// What is said up to the next literal, or up to the end.
  static Piece parse(ImapCursor in, Stage from) throws SyntaxException {
    var parser = new AppendParser(in);
    var stage = from;
    while (stage != Stage.COMMAND_END && !parser.waitsForOctets()) {
      stage = parser.step(stage);
    }
    in.end();
    return new Piece(parser.parts, stage);
  }

  private boolean waitsForOctets() {
    return !parts.isEmpty() && parts.getLast() instanceof Octets;
  }

  private Stage step(Stage stage) throws SyntaxException {
    return switch (stage) {
      case MESSAGE -> message();
      case MESSAGE_END -> {
        parts.add(new End());
        yield in.atEnd() ? Stage.COMMAND_END : Stage.MESSAGE;
      }
      case PART -> part();
      case PART_END -> {
        if (in.accept(' ')) {
          yield Stage.PART;
        }
        in.expect(')');
        yield Stage.MESSAGE_END;
      }
      case UTF8_END -> {
        in.expect(')');
        yield Stage.MESSAGE_END;
      }
      case UTF8_PART_END -> {
        in.expect(')');
        yield Stage.PART_END;
      }
      case COMMAND_END -> stage;
    };
  }

  private Stage message() throws SyntaxException {
    in.space();
    var flags = FlagNames.NONE;
    if (in.sees('(')) {
      flags = FlagNames.appended(in);
      in.space();
    }
    var receivedAt = OptionalLong.empty();
    if (in.sees('"')) {
      receivedAt = OptionalLong.of(ImapDates.dateTime(in));
      in.space();
    }
    var annotations = AnnotationValues.NONE;
    if (in.acceptKeyword("ANNOTATION ")) {
      annotations = AnnotationValues.parse(in);
      in.space();
    }
    parts.add(new Begin(flags, receivedAt, annotations));
    return data();
  }

  private Stage data() throws SyntaxException {
    if (in.acceptKeyword("CATENATE")) {
      in.space();
      in.expect('(');
      return Stage.PART;
    }
    if (in.acceptKeyword("UTF8")) {
      utf8();
      return Stage.UTF8_END;
    }
    parts.add(new Octets(in.announcedLiteral()));
    return Stage.MESSAGE_END;
  }

  private Stage part() throws SyntaxException {
    int at = in.position();
    return switch (in.word("TEXT, URL or UTF8")) {
      case "TEXT" -> {
        in.space();
        parts.add(new Octets(in.announcedLiteral()));
        yield Stage.PART_END;
      }
      case "URL" -> {
        in.space();
        parts.add(new Url(in.astring()));
        yield Stage.PART_END;
      }
      case "UTF8" -> {
        utf8();
        yield Stage.UTF8_PART_END;
      }
      default -> throw new SyntaxException("TEXT, URL or UTF8", at);
    };
  }

  /// `SP "(" literal8`.
  private void utf8() throws SyntaxException {
    in.space();
    in.expect('(');
    if (!in.sees('~')) {
      throw in.expected("'~'");
    }
    parts.add(new Octets(in.announcedLiteral()));
  }
}
