package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.util.Optional;
import java.util.OptionalLong;

/// What may follow the items of a FETCH in parentheses (RFC 4466 §2.4).
///
/// @param changedSince only messages changed after that version (RFC 7162 §3.1.4.1)
/// @param vanished and which of those named were expunged since (RFC 7162 §3.2.6)
/// @param partial only so many of the messages named (RFC 9394 §3.3)
record FetchModifiers(OptionalLong changedSince, boolean vanished, Optional<PartialRange> partial) {
  static final FetchModifiers NONE =
      new FetchModifiers(OptionalLong.empty(), false, Optional.empty());

  /// @param byUid whether it is a UID FETCH, which knows more of them
  static FetchModifiers parse(ImapCursor in, boolean byUid) throws SyntaxException {
    if (!in.accept(' ')) {
      return NONE;
    }
    int at = in.position();
    var modifiers = NONE;
    in.expect('(');
    do {
      modifiers = modifiers.with(in, byUid);
    } while (in.accept(' '));
    in.expect(')');
    if (modifiers.vanished && modifiers.changedSince.isEmpty()) {
      throw new SyntaxException("CHANGEDSINCE with VANISHED", at);
    }
    return modifiers;
  }

  private FetchModifiers with(ImapCursor in, boolean byUid) throws SyntaxException {
    int at = in.position();
    var word = in.seesWord() ? in.word("a modifier") : "";
    if (word.equals("CHANGEDSINCE")) {
      in.space();
      return new FetchModifiers(OptionalLong.of(in.number64("a mod-sequence")), vanished, partial);
    }
    if (word.equals("VANISHED") && byUid) {
      return new FetchModifiers(changedSince, true, partial);
    }
    if (word.equals("PARTIAL") && byUid) {
      in.space();
      return new FetchModifiers(changedSince, vanished, Optional.of(PartialRange.parse(in)));
    }
    throw new SyntaxException(byUid ? "CHANGEDSINCE, VANISHED or PARTIAL" : "CHANGEDSINCE", at);
  }
}
