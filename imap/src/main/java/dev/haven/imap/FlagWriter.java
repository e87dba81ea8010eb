package dev.haven.imap;

import dev.haven.account.Flags;
import dev.haven.account.Keywords;
import dev.haven.account.Mailbox;
import dev.haven.account.Right;
import dev.haven.account.Rights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes flags as `(\Seen $Forwarded)` (RFC 9051 §7.5.2).
///
/// The messages of a mailbox share a few combinations of flags, so each combination's bytes are
/// made once and found again by a small table. Made for one command; for one thread.
final class FlagWriter {
  private static final int TABLE = 64;

  private static final byte[] UNKNOWN = {};

  private final Keywords keywords;
  private final long[] known = new long[TABLE];
  private final byte[][] texts = new byte[TABLE][];
  private final byte[][] recentTexts = new byte[TABLE][];

  FlagWriter(Keywords keywords) {
    this.keywords = keywords;
    Arrays.fill(texts, UNKNOWN);
    Arrays.fill(recentTexts, UNKNOWN);
  }

  /// @param recent whether the message is `\Recent` in this session (RFC 3501 §2.3.2)
  void write(long flags, boolean recent, Responses out) {
    int slot = (int) (flags ^ flags >>> 6 ^ flags >>> 12) & (TABLE - 1);
    if (known[slot] != flags) {
      known[slot] = flags;
      texts[slot] = UNKNOWN;
      recentTexts[slot] = UNKNOWN;
    }
    var table = recent ? recentTexts : texts;
    if (table[slot].length == 0) {
      table[slot] = list(flags, recent).getBytes(StandardCharsets.US_ASCII);
    }
    out.bytes(table[slot]);
  }

  private String list(long flags, boolean recent) {
    var text = new StringBuilder("(");
    append(text, recent, "\\Recent");
    append(text, (flags & Flags.ANSWERED) != 0, "\\Answered");
    append(text, (flags & Flags.FLAGGED) != 0, "\\Flagged");
    append(text, (flags & Flags.DELETED) != 0, "\\Deleted");
    append(text, (flags & Flags.SEEN) != 0, "\\Seen");
    append(text, (flags & Flags.DRAFT) != 0, "\\Draft");
    for (var keyword : Flags.keywords(flags, keywords)) {
      append(text, true, keyword);
    }
    return text.append(')').toString();
  }

  private static void append(StringBuilder text, boolean set, String name) {
    if (set) {
      text.append(text.length() == 1 ? "" : " ").append(name);
    }
  }

  /// The responses that say which flags there are and which may be set (RFC 9051 §7.3.5, RFC 9051
  /// §7.1): those that this person has the rights for (RFC 4314 §5.1.1).
  static void tellDefined(State.Selected state, Mailbox now, Responses out) throws IOException {
    var keywords = now.keywords();
    var permitted = state.readOnly() ? Rights.NONE : state.owner().rights(now);
    out.ascii("* FLAGS ").ascii(defined(keywords, Rights.ALL).append(')').toString()).crlf();
    var permanent = defined(keywords, permitted);
    append(permanent, permitted.has(Right.WRITE) && !keywords.full(), "\\*");
    out.untagged("OK [PERMANENTFLAGS " + permanent + ")] Flags that are kept");
  }

  private static StringBuilder defined(Keywords keywords, Rights permitted) {
    boolean write = permitted.has(Right.WRITE);
    var text = new StringBuilder("(");
    append(text, write, "\\Answered");
    append(text, write, "\\Flagged");
    append(text, permitted.has(Right.DELETE_MESSAGES), "\\Deleted");
    append(text, permitted.has(Right.SEEN), "\\Seen");
    append(text, write, "\\Draft");
    for (var keyword : keywords.names()) {
      append(text, write, keyword);
    }
    return text;
  }
}
