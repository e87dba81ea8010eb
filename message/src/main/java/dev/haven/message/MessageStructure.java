package dev.haven.message;

/// What a message consists of: the result of a [MessageScanner].
///
/// Immutable and safe to share.
///
/// @param size the message's octets
/// @param root the whole message as a part: its header is the message's header
public record MessageStructure(long size, Part root) {
  /// The fields of the message's header.
  public HeaderFields header() {
    return root.header();
  }

  /// The scan of a message that is in memory as a whole.
  public static MessageStructure of(byte[] message) {
    var scanner = new MessageScanner();
    scanner.accept(message);
    return scanner.finish();
  }
}
