package dev.haven.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is asked of a message often, computed once at its arrival: a view of bytes in a versioned
/// flat format, so that answering is a copy and not a parse.
///
/// Slices are views of the card's bytes. Immutable and safe to share.
public final class MessageCard {
  /// Longer headers are not in the card, but read from the message.
  public static final int MAX_HEADER_LENGTH = 16 * 1024;

  /// A message whose body structure would be longer is described as one opaque part.
  static final int MAX_STRUCTURE_LENGTH = 512 * 1024;

  /// Decoded texts are cut at this many characters.
  static final int MAX_TEXT_LENGTH = 32 * 1024;

  private final byte[] bytes;
  private final int base;
  private final int length;

  private MessageCard(byte[] bytes, int base, int length) {
    this.bytes = bytes;
    this.base = base;
    this.length = length;
  }

  public static byte[] encode(MessageStructure message) {
    return CardWriter.write(message);
  }

  /// A card with the first words of its message, as [PreviewText] found them.
  public static byte[] withPreview(byte[] card, String preview) {
    var words = preview.getBytes(StandardCharsets.UTF_8);
    var with = Arrays.copyOf(card, card.length + words.length);
    System.arraycopy(words, 0, with, card.length, words.length);
    with[CardFormat.FLAGS_AT] |= CardFormat.HAS_PREVIEW;
    CardFormat.writeSection(with, CardSection.PREVIEW, card.length, words.length);
    return with;
  }

  public static MessageCard of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /// The card in a range that [#encode] wrote, which is not copied.
  ///
  /// @throws IllegalArgumentException if this program does not know the format: a bug, or data of a
  ///   later program
  public static MessageCard of(byte[] bytes, int offset, int length) {
    if (length < CardFormat.shortest() || bytes[offset] != CardFormat.VERSION) {
      throw new IllegalArgumentException("not a message card of version " + CardFormat.VERSION);
    }
    return new MessageCard(bytes, offset, length);
  }

  /// The card's bytes.
  public Slice bytes() {
    return new Slice(bytes, base, length);
  }

  /// The message's octets: RFC822.SIZE.
  public long size() {
    return CardFormat.readLong(bytes, base + CardFormat.SIZE_AT);
  }

  /// The moment of the `Date` field in seconds since 1970, or `Long.MIN_VALUE` if there is none
  /// that can be read.
  public long sentAt() {
    return has(CardFormat.HAS_DATE)
        ? CardFormat.readLong(bytes, base + CardFormat.SENT_AT)
        : Long.MIN_VALUE;
  }

  /// The `Date` field; empty if there is none that can be read.
  public Optional<SentDate> sent() {
    return has(CardFormat.HAS_DATE)
        ? Optional.of(
            new SentDate(sentAt(), CardFormat.readShort(bytes, base + CardFormat.SENT_OFFSET_AT)))
        : Optional.empty();
  }

  public boolean hasAttachment() {
    return has(CardFormat.HAS_ATTACHMENT);
  }

  /// Whether the subject says that the message answers or forwards another: RFC 5256 §2.1.
  public boolean isReply() {
    return has(CardFormat.IS_REPLY);
  }

  /// ENVELOPE as IMAP has it on the wire, without its name: RFC 9051 §7.5.2.
  public Slice envelope() {
    return section(CardSection.ENVELOPE);
  }

  /// BODYSTRUCTURE as IMAP has it on the wire, without its name.
  public Slice bodyStructure() {
    return section(CardSection.BODY_STRUCTURE);
  }

  /// BODY, which is BODYSTRUCTURE without extension data, as IMAP has it on the wire.
  public Slice body() {
    return BodyWithoutExtensions.of(bodyStructure());
  }

  /// BODY of the part with that number, as `2.1`: RFC 9051 §6.4.5.1. Of the whole message for no
  /// number.
  public Optional<PartBody> partBody(int... number) {
    return PartBody.of(body(), number);
  }

  /// The octets of the message's header with the empty line at its end.
  public long headerLength() {
    return CardFormat.readLong(bytes, base + CardFormat.HEADER_LENGTH_AT);
  }

  /// Whether [#header] is in the card.
  public boolean hasHeader() {
    return has(CardFormat.HAS_HEADER);
  }

  /// The raw header of the message with the empty line at its end; empty unless [#hasHeader].
  public Slice header() {
    return section(CardSection.HEADER);
  }

  /// The whole message as a part.
  public PartPlace root() {
    return new PartPlace(section(CardSection.PARTS), 0, 0);
  }

  /// The part with that number, as `2.1`: RFC 9051 §6.4.5.1. The whole message for no number.
  public Optional<PartPlace> part(int... number) {
    var root = root();
    if (number.length == 0) {
      return Optional.of(root);
    }
    var part = root.numberedAsRoot(number[0]);
    for (int i = 1; i < number.length && part.isPresent(); i++) {
      int next = number[i];
      part = part.flatMap(inside -> inside.numbered(next));
    }
    return part;
  }

  /// The decoded text of the `From` fields, UTF-8. Letters are as in the message: whoever compares
  /// folds them.
  public Slice from() {
    return section(CardSection.FROM);
  }

  public Slice to() {
    return section(CardSection.TO);
  }

  public Slice cc() {
    return section(CardSection.CC);
  }

  public Slice bcc() {
    return section(CardSection.BCC);
  }

  /// The decoded subject, UTF-8.
  public Slice subject() {
    return section(CardSection.SUBJECT);
  }

  /// What of the subject sorts and threads: RFC 5256 §2.1, UTF-8.
  public Slice baseSubject() {
    return section(CardSection.BASE_SUBJECT);
  }

  /// The decoded `List-Id` field, UTF-8.
  public Slice listId() {
    return section(CardSection.LIST_ID);
  }

  /// Without angle brackets and quotes; empty if there is none.
  public Slice messageId() {
    return section(CardSection.MESSAGE_ID);
  }

  public List<Slice> inReplyTo() {
    return messageIds(CardSection.IN_REPLY_TO);
  }

  public List<Slice> references() {
    return messageIds(CardSection.REFERENCES);
  }

  /// The first words of the message, UTF-8; empty if they were not looked for at its arrival.
  public Optional<Slice> preview() {
    return has(CardFormat.HAS_PREVIEW)
        ? Optional.of(section(CardSection.PREVIEW))
        : Optional.empty();
  }

  private List<Slice> messageIds(CardSection section) {
    var all = section(section);
    List<Slice> ids = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= all.length(); i++) {
      if (i == all.length() || all.at(i) == MessageIds.SEPARATOR) {
        if (i > start) {
          ids.add(all.part(start, i - start));
        }
        start = i + 1;
      }
    }
    return ids;
  }

  private boolean has(int flag) {
    return (bytes[base + CardFormat.FLAGS_AT] & flag) != 0;
  }

  private Slice section(CardSection section) {
    return new Slice(
        bytes,
        base + CardFormat.sectionOffset(bytes, base, section),
        CardFormat.sectionLength(bytes, base, section));
  }
}
