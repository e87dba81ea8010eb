package dev.haven.sandbox;

import dev.haven.message.Charsets;
import dev.haven.message.MessageCard;
import dev.haven.message.MessageStructure;
import dev.haven.message.PartKind;
import dev.haven.message.PartPlace;
import dev.haven.message.TransferDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is in a message, decoded.
record Contents(String plain, String html, List<Attachment> attachments) {
  static Contents of(MessageStructure structure, byte[] source) {
    var found = new Finder(source);
    found.look(MessageCard.of(MessageCard.encode(structure)).root());
    return new Contents(found.plain, found.html, List.copyOf(found.attachments));
  }

  private static final class Finder {
    private final byte[] source;
    private final List<Attachment> attachments = new ArrayList<>();
    private String plain = "";
    private String html = "";

    Finder(byte[] source) {
      this.source = source;
    }

    void look(PartPlace part) {
      if (part.kind() == PartKind.MULTIPART) {
        part.parts().forEach(this::look);
        return;
      }
      var content = content(part);
      boolean text = part.isText() && part.fileName().isEmpty();
      if (text && part.type().equals("text/plain") && plain.isEmpty()) {
        plain = text(part, content);
      } else if (text && part.type().equals("text/html") && html.isEmpty()) {
        html = text(part, content);
      } else {
        attachments.add(new Attachment(part.fileName(), part.type(), content));
      }
    }

    private static String text(PartPlace part, byte[] content) {
      var charset = Charsets.find(part.charset()).orElse(StandardCharsets.UTF_8);
      return new String(content, charset).replace("\r\n", "\n");
    }

    private byte[] content(PartPlace part) {
      int from = Math.toIntExact(part.bodyOffset());
      int length = Math.toIntExact(part.bodyLength());
      var decoder = TransferDecoder.of(part.encoding());
      var out = new byte[decoder.most(length) + decoder.most(0)];
      int count = decoder.decode(source, from, length, out, 0);
      count += decoder.finish(out, count);
      return Arrays.copyOf(out, count);
    }
  }
}
