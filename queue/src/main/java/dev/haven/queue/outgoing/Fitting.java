package dev.haven.queue.outgoing;

import dev.haven.directory.Address;
import dev.haven.queue.conversion.Conversion;
import dev.haven.queue.conversion.NotConvertible;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.client.ClientSession;
import dev.haven.smtp.client.Content;
import dev.haven.smtp.client.Envelope;
import dev.haven.smtp.client.Outcome;
import dev.haven.smtp.client.Stage;
import dev.haven.smtp.client.Trouble;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/// Sends a message in the form that the server takes: converted where it takes no eight-bit or no
/// binary content (RFC 6152 §3, RFC 3030 §3), with lines that are not too long, without SMTPUTF8
/// where nothing in it needs that (RFC 6531 §3.6).
final class Fitting {
  private Fitting() {}

  /// What became of it for each recipient, in their order.
  static List<Outcome> send(
      ClientSession session, Envelope envelope, List<Recipient> recipients, LetterContent content) {
    try {
      var plain = withoutNeedlessUtf8(session, envelope, content.whole());
      boolean eightBit = session.offers("8BITMIME");
      var fields = Tunnel.fields(session, envelope.handling().priority(), recipients);
      if (!needsConversion(session, plain.body())) {
        return session.send(plain, recipients, HeadedContent.of(fields, content.mended(eightBit)));
      }
      var body = eightBit ? BodyType.EIGHT_BIT_MIME : BodyType.SEVEN_BIT;
      return session.send(
          plain.holding(body, plain.utf8()),
          recipients,
          HeadedContent.of(fields, content.converted(eightBit)));
    } catch (NotConvertible impossible) {
      var words =
          "%s takes no %s content, and the message cannot be converted: %s"
              .formatted(session.hop().host(), kind(envelope.body()), impossible.words());
      return all(
          recipients, new Outcome.Permanent(Trouble.of(impossible.kind(), Stage.CONTENT, words)));
    } catch (IOException unreadable) {
      var words = "The message cannot be read now: " + unreadable.getMessage();
      return all(
          recipients, new Outcome.Temporary(Trouble.of(Trouble.Kind.OURS, Stage.CONTENT, words)));
    }
  }

  private static List<Outcome> all(List<Recipient> recipients, Outcome outcome) {
    return Collections.nCopies(recipients.size(), outcome);
  }

  private static String kind(BodyType body) {
    return body == BodyType.BINARY_MIME ? "binary" : "eight-bit";
  }

  private static boolean needsConversion(ClientSession session, BodyType body) {
    return switch (body) {
      case SEVEN_BIT -> false;
      case EIGHT_BIT_MIME -> !session.offers("8BITMIME");
      case BINARY_MIME -> !(session.offers("BINARYMIME") && session.offers("CHUNKING"));
    };
  }

  /// Many programs say SMTPUTF8 with every message.
  private static Envelope withoutNeedlessUtf8(
      ClientSession session, Envelope envelope, Content content) throws IOException {
    boolean needless =
        envelope.utf8()
            && !session.offers("SMTPUTF8")
            && envelope.sender().filter(Address::needsSmtpUtf8).isEmpty()
            && !Conversion.hasInternationalHeader(content);
    return needless ? envelope.holding(envelope.body(), false) : envelope;
  }
}
