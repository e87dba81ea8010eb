package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.directory.Address;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Handling;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.ReturnContent;
import dev.haven.smtp.client.Envelope;
import dev.haven.wire.ByteCursor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the queue takes it can read again, or a message would stand in it for ever.
class LetterFormatTest {
  private static final String LONG =
      "bounce-0123456789-0123456789-0123456789-0123456789-0123456789";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jane@example.com",
        "\"a b\"@example.com",
        "ann@[127.0.0.2]",
        "j\u00fcrgen@b\u00fccher.example",
        "x@under_score.example",
        LONG + "-" + LONG + "@example.com"
      })
  void everySenderThatMailMayNameIsReadBack(String text) throws Exception {
    assertReadBack(Address.parseSender(cursor(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jane@example.com", "postmaster", "PostMaster", "ann@[IPv6:2001:db8::1]"})
  void everyRecipientThatRcptMayNameIsReadBack(String text) throws Exception {
    assertReadBack(Address.parseRecipient(cursor(text)));
  }

  private static ByteCursor cursor(String text) {
    return new ByteCursor(text.getBytes(StandardCharsets.UTF_8));
  }

  /// In either place: a report goes to the sender of what it reports.
  private static void assertReadBack(Address address) {
    var envelope =
        new Envelope(
            Optional.of(address),
            BodyType.SEVEN_BIT,
            false,
            ReturnContent.UNSPECIFIED,
            "",
            Handling.ORDINARY);
    var letter = new Letter(1, envelope, List.of(Recipient.of(address)), 0, 1_800_000_000, "");
    assertEquals(letter, LetterFormat.letter(LetterFormat.card(letter)));
  }
}
