package dev.haven.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;

/// Takes one message into memory.
final class CollectedMail implements IncomingMail {
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  String text() {
    return content.toString(ISO_8859_1);
  }

  @Override
  public String id() {
    return "Q1";
  }

  @Override
  public void recipient(Recipient recipient) {}

  @Override
  public void content(byte[] trace) {}

  @Override
  public void write(byte[] bytes, int offset, int length) {
    content.write(bytes, offset, length);
  }

  @Override
  public List<Reply> commit() {
    return List.of(Reply.of(250, "2.0.0", "Kept"));
  }

  @Override
  public void close() {}
}
