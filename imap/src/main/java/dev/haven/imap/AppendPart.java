package dev.haven.imap;

import java.util.List;
import java.util.OptionalLong;

/// What APPEND and REPLACE say of their messages, in the order it is said (RFC 4466 §6, rule
/// `append-message`). [AppendParser] reads them, [MessageIntake] follows them.
sealed interface AppendPart {
  /// A message begins.
  ///
  /// @param receivedAt the internal date, in seconds since 1970; the time of arrival if it is
  ///   missing
  /// @param annotations to begin with (RFC 5257 §4.7)
  record Begin(FlagNames flags, OptionalLong receivedAt, AnnotationValues annotations)
      implements AppendPart {
    Begin(FlagNames flags, OptionalLong receivedAt) {
      this(flags, receivedAt, AnnotationValues.NONE);
    }
  }

  /// Octets of the message that are announced and not yet read: always the last part of a piece.
  record Octets(Literal literal) implements AppendPart {}

  /// Octets of another message (RFC 4469 §3).
  record Url(String url) implements AppendPart {
    /// Without the URL: one that is authorized (RFC 4467 §2) must not reach a log.
    @Override
    public String toString() {
      return "Url";
    }
  }

  /// The message is complete.
  record End() implements AppendPart {}

  /// The parts between two literals, or between a literal and the end of the command.
  ///
  /// @param next where the grammar goes on behind the literal
  record Piece(List<AppendPart> parts, Stage next) {}

  /// How far the grammar of `append`.
  enum Stage {
    /// Before a message.
    MESSAGE,
    /// Behind its data.
    MESSAGE_END,
    /// Before a part of CATENATE, and behind it.
    PART,
    PART_END,
    /// Behind the octets in `UTF8 (...)`, where that is a message and where it is a part (RFC 6855
    /// §4).
    UTF8_END,
    UTF8_PART_END,
    /// Behind the last message.
    COMMAND_END
  }
}
