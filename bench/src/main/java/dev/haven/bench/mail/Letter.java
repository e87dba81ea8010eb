package dev.haven.bench.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// A message, and what a server must say of it.
///
/// @param number its place in the mailbox, from 0
/// @param text the message, all ASCII, with CRLF line ends
/// @param sender the display name and address in From
/// @param flags what it is stored with
public record Letter(
    int number,
    String text,
    String sender,
    String subject,
    String messageId,
    Instant date,
    List<String> flags) {
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  public boolean seen() {
    return flags.contains("\\Seen");
  }
}
