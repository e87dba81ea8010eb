package dev.haven.account;

import java.util.List;

/// A message to be put into a mailbox.
///
/// @param message received and finished
/// @param flags system flags, see [Flags]
/// @param keywords names of further flags
/// @param receivedAt its INTERNALDATE, in seconds since 1970
/// @param annotations values to begin with
public record NewMessage(
    ReceivedMessage message,
    long flags,
    List<String> keywords,
    long receivedAt,
    Annotations annotations) {
  public NewMessage {
    keywords = List.copyOf(keywords);
  }

  public NewMessage(ReceivedMessage message, long flags, List<String> keywords, long receivedAt) {
    this(message, flags, keywords, receivedAt, Annotations.NONE);
  }

  /// A message without flags.
  public static NewMessage of(ReceivedMessage message, long receivedAt) {
    return new NewMessage(message, 0, List.of(), receivedAt);
  }
}
