package dev.haven.message;

/// The base subject, by which messages are sorted and gathered into threads: RFC 5256 §2.1. Not
/// thread-safe.
final class BaseSubject {
  /// Rounds of stripping; a subject that has more prefixes keeps the rest.
  private static final int MAX_ROUNDS = 100;

  private String text;
  private boolean isReply;

  private BaseSubject(String text) {
    this.text = text;
  }

  /// Strips a decoded subject.
  static BaseSubject of(String subject) {
    var base = new BaseSubject(collapse(subject));
    for (int round = 0; round < MAX_ROUNDS; round++) {
      base.stripTrailers();
      base.stripLeaders();
      if (!base.unwrapForward()) {
        break;
      }
    }
    return base;
  }

  String text() {
    return text;
  }

  /// Whether stripping found that the message answers or forwards another.
  boolean isReply() {
    return isReply;
  }

  /// Step 1: white space becomes one space, none at the ends.
  private static String collapse(String subject) {
    var out = new StringBuilder(subject.length());
    boolean space = false;
    for (int i = 0; i < subject.length(); i++) {
      char c = subject.charAt(i);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        space = true;
      } else {
        if (space && !out.isEmpty()) {
          out.append(' ');
        }
        space = false;
        out.append(c);
      }
    }
    return out.toString();
  }

  /// Step 2: `subj-trailer`.
  private void stripTrailers() {
    int end = text.length();
    while (true) {
      if (end > 0 && text.charAt(end - 1) == ' ') {
        end--;
      } else if (end >= 5 && text.regionMatches(true, end - 5, "(fwd)", 0, 5)) {
        end -= 5;
        isReply = true;
      } else {
        break;
      }
    }
    text = text.substring(0, end);
  }

  /// Steps 3 to 5: `subj-leader`, then a `subj-blob` if something is left after it.
  private void stripLeaders() {
    int at = 0;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      int after = afterLeader(at);
      if (after == at) {
        int blobEnd = afterBlob(at);
        after = blobEnd < text.length() ? blobEnd : at;
      }
      if (after == at) {
        break;
      }
      at = after;
    }
    text = text.substring(at);
  }

  /// `(*subj-blob subj-refwd) / WSP`
  private int afterLeader(int start) {
    if (start < text.length() && text.charAt(start) == ' ') {
      return start + 1;
    }
    int at = start;
    int blobEnd = afterBlob(at);
    while (blobEnd > at) {
      at = blobEnd;
      blobEnd = afterBlob(at);
    }
    int end = afterReplyMark(at);
    isReply |= end > at;
    return end > at ? end : start;
  }

  /// `subj-refwd = ("re" / ("fw" ["d"])) *WSP [subj-blob] ":"`
  private int afterReplyMark(int start) {
    int at = start;
    if (text.regionMatches(true, at, "fwd", 0, 3)) {
      at += 3;
    } else if (text.regionMatches(true, at, "re", 0, 2)
        || text.regionMatches(true, at, "fw", 0, 2)) {
      at += 2;
    } else {
      return start;
    }
    at = afterBlob(afterSpaces(at));
    return at < text.length() && text.charAt(at) == ':' ? at + 1 : start;
  }

  /// `subj-blob = "[" *BLOBCHAR "]" *WSP`, where a `BLOBCHAR` is no bracket.
  private int afterBlob(int start) {
    if (start >= text.length() || text.charAt(start) != '[') {
      return start;
    }
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != '[' && text.charAt(at) != ']') {
      at++;
    }
    return at < text.length() && text.charAt(at) == ']' ? afterSpaces(at + 1) : start;
  }

  private int afterSpaces(int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /// Step 6: `[Fwd: ...]` is what is inside it; says whether there was one.
  private boolean unwrapForward() {
    boolean wrapped = text.regionMatches(true, 0, "[fwd:", 0, 5) && text.endsWith("]");
    if (wrapped) {
      text = text.substring(5, text.length() - 1);
      isReply = true;
    }
    return wrapped;
  }
}
