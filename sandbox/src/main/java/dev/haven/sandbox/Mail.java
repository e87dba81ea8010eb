package dev.haven.sandbox;

import dev.haven.message.EncodedWords;
import dev.haven.message.HeaderFields;
import dev.haven.message.MessageStructure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A message that arrived. Immutable, safe for any thread.
public final class Mail {
  private final byte[] source;
  private final Instant received;
  private final HeaderFields header;
  private final Contents contents;

  Mail(byte[] source, Instant received) {
    this.source = source;
    this.received = received;
    var structure = MessageStructure.of(source);
    this.header = structure.header();
    this.contents = Contents.of(structure, source);
  }

  /// The reverse-path of the envelope, empty for a notification: who gets a bounce.
  public String envelopeSender() {
    var path = header("Return-Path").orElse("<>");
    return path.substring(path.indexOf('<') + 1, path.lastIndexOf('>'));
  }

  /// As the header has it, decoded: `Jane Doe <jane@example.com>`. Empty if it has none, which is
  /// so for the others as well.
  public String from() {
    return header("From").orElse("");
  }

  public String to() {
    return header("To").orElse("");
  }

  public String cc() {
    return header("Cc").orElse("");
  }

  public String subject() {
    return header("Subject").orElse("");
  }

  /// The first field of that name, decoded, on one line.
  public Optional<String> header(String name) {
    return header.first(name).map(EncodedWords::decode);
  }

  /// All fields of that name, in their order.
  public List<String> headers(String name) {
    var values = new ArrayList<String>();
    for (int i = 0; i < header.count(); i++) {
      if (header.name(i).text().strip().equalsIgnoreCase(name)) {
        values.add(EncodedWords.decode(header.value(i)));
      }
    }
    return values;
  }

  /// The plain text, decoded, with the line ends of Java; empty if there is none.
  public String text() {
    return contents.plain();
  }

  /// The text in HTML; empty if there is none.
  public String html() {
    return contents.html();
  }

  /// Whatever is neither: files, pictures, messages.
  public List<Attachment> attachments() {
    return contents.attachments();
  }

  public Instant received() {
    return received;
  }

  /// The octets as they are kept, as text of one character each. Above what the sender wrote stand
  /// Return-Path and Received.
  public String source() {
    return new String(source, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return "Mail[from=" + from() + ", to=" + to() + ", subject=" + subject() + "]";
  }
}
