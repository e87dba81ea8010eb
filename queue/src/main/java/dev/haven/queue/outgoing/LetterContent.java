package dev.haven.queue.outgoing;

import dev.haven.queue.conversion.Conversion;
import dev.haven.queue.conversion.NotConvertible;
import dev.haven.smtp.client.Content;
import dev.haven.store.BlobRef;
import java.io.IOException;

/// The octets of a queued message, in the form that a server takes. For one attempt.
///
/// @param body all that is stored
record LetterContent(Queue queue, Letter letter, BlobRef body) {
  /// As it was accepted, with its signatures.
  Content whole() {
    return new StoredContent(queue.store(), body, letter.skip());
  }

  /// As it was accepted, unless lines in it are longer than may be (RFC 5322 §2.1.1): servers cut
  /// these, or refuse them. Mail of our own people is converted where it can be. What only passes
  /// through stays as it is, for somebody may have signed it; nearly all servers take it.
  ///
  /// @param eightBit whether the server takes octets beyond ASCII
  Content mended(boolean eightBit) throws IOException {
    if (!letter.longLines() || letter.account().isEmpty()) {
      return whole();
    }
    try {
      return converted(eightBit);
    } catch (NotConvertible _) {
      return whole();
    }
  }

  /// Converted, and signed anew if it was signed by us: no signature outlives a conversion (RFC
  /// 6376 §5.3).
  ///
  /// @param eightBit whether the server takes octets beyond ASCII
  Content converted(boolean eightBit) throws IOException, NotConvertible {
    if (letter.signed() == 0) {
      return Conversion.of(whole(), eightBit);
    }
    var unsigned = new StoredContent(queue.store(), body, letter.skip() + letter.signed());
    var converted = Conversion.of(unsigned, eightBit);
    var mail =
        new LeavingMail(
            MessageId.text(letter.id()),
            letter.envelope().sender(),
            converted::read,
            converted.length());
    return HeadedContent.of(queue.options().signatures().of(mail), converted);
  }
}
