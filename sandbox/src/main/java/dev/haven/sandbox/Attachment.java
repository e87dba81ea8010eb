package dev.haven.sandbox;

/// A file that came with a message. Immutable, safe for any thread.
public final class Attachment {
  private final String fileName;
  private final String type;
  private final byte[] content;

  Attachment(String fileName, String type, byte[] content) {
    this.fileName = fileName;
    this.type = type;
    this.content = content;
  }

  /// Decoded; empty if it has none.
  public String fileName() {
    return fileName;
  }

  /// In lower case, such as `application/pdf`.
  public String type() {
    return type;
  }

  public byte[] content() {
    return content.clone();
  }

  @Override
  public String toString() {
    return "Attachment[%s, %s, %d octets]".formatted(fileName, type, content.length);
  }
}
