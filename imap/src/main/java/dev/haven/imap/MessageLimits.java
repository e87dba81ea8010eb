package dev.haven.imap;

import dev.haven.account.Messages;
import java.io.IOException;

/// How many messages one command may process, and how many it may save: RFC 9738. 0 is any number.
///
/// What is processed of too many are the newest; the client learns the lowest UID among them and
/// goes on below it. Saving is done for all or for none, so too many are refused.
public record MessageLimits(int processed, int saved) {
  public static final MessageLimits NONE = new MessageLimits(0, 0);

  /// With a space before each (RFC 9738 §3).
  String capabilities() {
    return (processed > 0 ? " MESSAGELIMIT=" + processed : "")
        + (saved > 0 ? " SAVELIMIT=" + saved : "");
  }

  /// Those of the messages that one command processes.
  Processed of(Selection chosen, Messages messages) {
    if (processed == 0 || chosen.count() <= processed) {
      return new Processed(chosen, "");
    }
    var newest = chosen.newest(processed);
    return new Processed(
        newest, "[MESSAGELIMIT " + processed + " " + messages.uid(newest.first(0)) + "] ");
  }

  /// How many messages one command may add to a mailbox.
  int savable(int most) {
    int limit = Math.min(processed > 0 ? processed : most, saved > 0 ? saved : most);
    return Math.min(limit, most);
  }

  /// Refuses to save so many.
  void requireSavable(int count) throws Refused {
    int limit = savable(Integer.MAX_VALUE);
    if (count > limit) {
      throw tooMany(limit);
    }
  }

  Refused tooMany(int limit) {
    return new Refused(
        "MESSAGELIMIT " + limit, "At most " + limit + " messages in one command; take fewer");
  }

  /// What of a command is done.
  ///
  /// @param code for its tagged answer, with a space behind it; empty if all of it is done
  record Processed(Selection chosen, String code) {
    boolean isPart() {
      return !code.isEmpty();
    }

    /// Where another code needs the tagged answer.
    void tell(Responses out) throws IOException {
      if (isPart()) {
        out.untagged("OK " + code + "Only the newest of the messages");
      }
    }
  }
}
