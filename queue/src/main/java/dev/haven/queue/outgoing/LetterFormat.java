package dev.haven.queue.outgoing;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.directory.Address;
import dev.haven.queue.format.StoredEnvelope;
import dev.haven.queue.format.StoredRecipient;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Notify;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.ReturnContent;
import dev.haven.smtp.client.Envelope;
import dev.haven.store.StoreException;
import dev.haven.wire.SyntaxException;
import java.util.ArrayList;
import java.util.Optional;

/// A [Letter] as the card of its item.
final class LetterFormat {
  private static final int FORMAT = 1;

  private LetterFormat() {}

  static byte[] card(Letter letter) {
    var envelope = letter.envelope();
    var stored =
        StoredEnvelope.newBuilder()
            .setFormat(FORMAT)
            .setId(letter.id())
            .setHasSender(envelope.sender().isPresent())
            .setSender(envelope.sender().map(Address::toString).orElse(""))
            .setBody(number(envelope.body()))
            .setUtf8(envelope.utf8())
            .setReturned(number(envelope.returned()))
            .setEnvelopeId(envelope.envelopeId())
            .setSkip(letter.skip())
            .setSigned(letter.signed())
            .setLongLines(letter.longLines())
            .setArrivedSeconds(letter.arrived())
            .setAccount(letter.account());
    HandlingFormat.write(envelope.handling(), stored);
    letter.recipients().forEach(recipient -> stored.addRecipients(stored(recipient)));
    return stored.build().toByteArray();
  }

  private static StoredRecipient stored(Recipient recipient) {
    var reports = recipient.reports();
    var stored =
        StoredRecipient.newBuilder()
            .setAddress(recipient.address().toString())
            .setNotifyGiven(recipient.asked().isPresent())
            .setSuccess(reports.success())
            .setFailure(reports.failure())
            .setDelay(reports.delay())
            .setOriginal(recipient.original());
    HandlingFormat.write(recipient.validSince(), stored);
    return stored.build();
  }

  static Letter letter(byte[] card) {
    try {
      var stored = StoredEnvelope.parseFrom(card);
      var recipients = new ArrayList<Recipient>();
      for (var recipient : stored.getRecipientsList()) {
        recipients.add(recipient(recipient));
      }
      return new Letter(
          stored.getId(),
          envelope(stored),
          recipients,
          stored.getSkip(),
          stored.getSigned(),
          stored.getLongLines(),
          stored.getArrivedSeconds(),
          stored.getAccount());
    } catch (InvalidProtocolBufferException | SyntaxException e) {
      throw new StoreException(
          StoreException.Kind.DAMAGED,
          "the envelope of a queued message cannot be read: " + e.getMessage(),
          "run haven verify, and restore the data directory from a backup if it finds damage",
          e);
    }
  }

  private static Envelope envelope(StoredEnvelope stored) throws SyntaxException {
    Optional<Address> sender =
        stored.getHasSender()
            ? Optional.of(Address.parseStored(stored.getSender()))
            : Optional.empty();
    return new Envelope(
        sender,
        body(stored.getBody()),
        stored.getUtf8(),
        returned(stored.getReturned()),
        stored.getEnvelopeId(),
        HandlingFormat.read(stored));
  }

  private static int number(BodyType body) {
    return switch (body) {
      case SEVEN_BIT -> 0;
      case EIGHT_BIT_MIME -> 1;
      case BINARY_MIME -> 2;
    };
  }

  private static BodyType body(int number) {
    return switch (number) {
      case 0 -> BodyType.SEVEN_BIT;
      case 2 -> BodyType.BINARY_MIME;
      default -> BodyType.EIGHT_BIT_MIME;
    };
  }

  private static int number(ReturnContent returned) {
    return switch (returned) {
      case UNSPECIFIED -> 0;
      case FULL -> 1;
      case HEADERS -> 2;
    };
  }

  private static ReturnContent returned(int number) {
    return switch (number) {
      case 1 -> ReturnContent.FULL;
      case 2 -> ReturnContent.HEADERS;
      default -> ReturnContent.UNSPECIFIED;
    };
  }

  private static Recipient recipient(StoredRecipient stored) throws SyntaxException {
    var notify = new Notify(stored.getSuccess(), stored.getFailure(), stored.getDelay());
    return new Recipient(
        Address.parseStored(stored.getAddress()),
        stored.getNotifyGiven() ? Optional.of(notify) : Optional.empty(),
        stored.getOriginal(),
        HandlingFormat.validSince(stored));
  }
}
