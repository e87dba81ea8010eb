package dev.haven.message;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes a [MessageCard]. Not thread-safe; one writer writes one card.
///
/// A text that stands in the raw header just as the card wants it is not written again: its section
/// is a place in the header.
final class CardWriter {
  private final MessageStructure message;
  private final HeaderFields header;
  private final ByteBuilder out = new ByteBuilder(4096);
  private boolean headerKept;
  private int headerAt;
  private int flags;

  private CardWriter(MessageStructure message) {
    this.message = message;
    this.header = message.header();
  }

  static byte[] write(MessageStructure message) {
    var writer = new CardWriter(message);
    writer.card();
    return writer.out.copy();
  }

  private void card() {
    out.skip(CardFormat.fixedLength());
    rawHeader();
    int start = out.length();
    EnvelopeWriter.write(out, header);
    section(CardSection.ENVELOPE, start);
    structure();
    addressTexts();
    subject();
    threadKeys();
    numbers();
  }

  private void rawHeader() {
    var block = header.block();
    headerAt = out.length();
    headerKept =
        block.length() == message.root().headerLength()
            && block.length() <= MessageCard.MAX_HEADER_LENGTH;
    if (headerKept) {
      flags |= CardFormat.HAS_HEADER;
      out.add(block);
      section(CardSection.HEADER, headerAt);
    }
  }

  private void structure() {
    var root = message.root();
    int start = out.length();
    BodyStructureWriter.write(out, root);
    if (out.length() - start > MessageCard.MAX_STRUCTURE_LENGTH) {
      out.cutTo(start);
      root = opaque(root);
      BodyStructureWriter.write(out, root);
    }
    section(CardSection.BODY_STRUCTURE, start);
    int partsAt = out.length();
    PartTable.write(out, root);
    section(CardSection.PARTS, partsAt);
    if (Attachments.in(root)) {
      flags |= CardFormat.HAS_ATTACHMENT;
    }
  }

  private static Part opaque(Part root) {
    return new Part(
        PartKind.OPAQUE,
        root.headerOffset(),
        root.bodyOffset(),
        root.end(),
        root.lines(),
        MediaType.OPAQUE,
        root.encoding(),
        HeaderFields.EMPTY,
        List.of());
  }

  private void addressTexts() {
    fieldText(CardSection.FROM, FieldName.FROM);
    fieldText(CardSection.TO, FieldName.TO);
    fieldText(CardSection.CC, FieldName.CC);
    fieldText(CardSection.BCC, FieldName.BCC);
    fieldText(CardSection.LIST_ID, FieldName.LIST_ID);
  }

  /// The decoded text of all fields of that name.
  private void fieldText(CardSection section, FieldName name) {
    int index = header.indexOf(name);
    if (index < 0) {
      return;
    }
    int next = header.indexAfter(name, index);
    if (next < 0 && sharePlain(section, header.valueStart(index), header.valueEnd(index))) {
      return;
    }
    var text = new StringBuilder(EncodedWords.decode(header.value(index)));
    for (int i = next;
        i >= 0 && text.length() < MessageCard.MAX_TEXT_LENGTH;
        i = header.indexAfter(name, i)) {
      text.append(", ").append(EncodedWords.decode(header.value(i)));
    }
    text(section, text.toString());
  }

  private void subject() {
    int index = header.indexOf(FieldName.SUBJECT);
    if (index < 0) {
      return;
    }
    var subject = EncodedWords.decode(header.value(index));
    int at = out.length();
    if (sharePlain(CardSection.SUBJECT, header.valueStart(index), header.valueEnd(index))) {
      at = headerAt + header.valueStart(index);
    } else {
      text(CardSection.SUBJECT, subject);
    }
    var base = BaseSubject.of(subject);
    if (base.isReply()) {
      flags |= CardFormat.IS_REPLY;
    }
    int within = subject.indexOf(base.text());
    if (within >= 0 && at != out.length() && isAscii(subject)) {
      CardFormat.writeSection(
          out.array(), CardSection.BASE_SUBJECT, at + within, base.text().length());
    } else {
      text(CardSection.BASE_SUBJECT, base.text());
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private void threadKeys() {
    messageIds(CardSection.MESSAGE_ID, FieldName.MESSAGE_ID, 1);
    messageIds(CardSection.IN_REPLY_TO, FieldName.IN_REPLY_TO, MessageIds.MAX_COUNT);
    messageIds(CardSection.REFERENCES, FieldName.REFERENCES, MessageIds.MAX_COUNT);
  }

  private void messageIds(CardSection section, FieldName name, int most) {
    int index = header.indexOf(name);
    if (index >= 0) {
      int start = out.length();
      MessageIds.write(out, header.value(index), most);
      section(section, start);
    }
  }

  private void numbers() {
    var fixed = out.array();
    header
        .first(FieldName.DATE)
        .flatMap(MailDate::parse)
        .ifPresent(date -> {
          flags |= CardFormat.HAS_DATE;
          CardFormat.writeLong(fixed, CardFormat.SENT_AT, date.epochSecond());
          CardFormat.writeShort(fixed, CardFormat.SENT_OFFSET_AT, date.offsetMinutes());
        });
    fixed[CardFormat.VERSION_AT] = CardFormat.VERSION;
    fixed[CardFormat.FLAGS_AT] = (byte) flags;
    CardFormat.writeLong(fixed, CardFormat.SIZE_AT, message.size());
    CardFormat.writeLong(fixed, CardFormat.HEADER_LENGTH_AT, message.root().headerLength());
  }

  /// Lets a section be a place in the header, if the value there is its own text.
  private boolean sharePlain(CardSection section, int from, int to) {
    boolean shared =
        headerKept
            && to - from <= MessageCard.MAX_TEXT_LENGTH
            && EncodedWords.isPlain(header.bytes(), from, to);
    if (shared) {
      CardFormat.writeSection(out.array(), section, headerAt + from, to - from);
    }
    return shared;
  }

  private void text(CardSection section, String text) {
    int start = out.length();
    int length = Math.min(text.length(), MessageCard.MAX_TEXT_LENGTH);
    out.add(text.substring(0, length).getBytes(StandardCharsets.UTF_8));
    section(section, start);
  }

  private void section(CardSection section, int start) {
    CardFormat.writeSection(out.array(), section, start, out.length() - start);
  }
}
