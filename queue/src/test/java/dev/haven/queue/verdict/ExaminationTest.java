package dev.haven.queue.verdict;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.message.MethodResult;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Evidence;
import dev.haven.smtp.Handling;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Reply;
import dev.haven.smtp.ReturnContent;
import dev.haven.smtp.SmtpService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ExaminationTest {
  private static final Duration LONG = Duration.ofSeconds(40);

  private static ArrivedMail mail(String text) {
    var origin =
        new Origin(
            SmtpService.MX,
            "s",
            new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 5),
            "mail.client.example",
            Optional.empty(),
            Optional.empty(),
            0,
            BodyType.SEVEN_BIT,
            false,
            ReturnContent.UNSPECIFIED,
            "",
            Handling.ORDINARY,
            Evidence.NONE,
            Optional.empty());
    var octets = text.getBytes(US_ASCII);
    return new ArrivedMail(
        "q",
        origin,
        List.of(),
        (offset, into, at, length) -> {
          int count = Math.min(length, octets.length - (int) offset);
          System.arraycopy(octets, (int) offset, into, at, count);
          return count;
        },
        octets.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"broken", "bug"})
  void aJudgeThatFailsMakesEveryMethodFailForNow(String message) {
    var verdict = new Examination(new PlayedVerdicts(), LONG).of(mail(message));
    assertEquals(Optional.empty(), verdict.refusal());
    assertEquals(
        List.of("iprev=temperror", "spf=temperror", "dkim=temperror"),
        verdict.results().stream().map(r -> r.method() + "=" + r.result()).toList());
  }

  /// However late it begins.
  @Test
  void aJudgeThatTakesTooLongIsInterrupted() throws Exception {
    var interrupted = new CountDownLatch(1);
    var verdicts =
        new Verdicts() {
          @Override
          public List<String> methods() {
            return List.of("spf");
          }

          @Override
          public Verdict on(ArrivedMail mail) throws InterruptedException {
            try {
              new CountDownLatch(1).await();
              return Verdict.NOTHING;
            } finally {
              interrupted.countDown();
            }
          }
        };
    var verdict = new Examination(verdicts, Duration.ofMillis(5)).of(mail("text"));
    assertEquals("temperror", verdict.results().getFirst().result());
    assertTrue(interrupted.await(40, TimeUnit.SECONDS));
  }

  /// The message is moved on, then: who still reads gets nothing of whatever comes there.
  @Test
  void nobodyReadsTheMessageAfterItsJudgement() throws Exception {
    var kept = new AtomicReference<ArrivedMail>();
    var verdicts =
        new Verdicts() {
          @Override
          public List<String> methods() {
            return List.of("spf");
          }

          @Override
          public Verdict on(ArrivedMail mail) throws IOException {
            kept.set(mail);
            assertEquals(4, mail.octets().read(0, new byte[9], 0, 9));
            return Verdict.of(MethodResult.of("spf", "none"));
          }
        };
    var verdict = new Examination(verdicts, LONG).of(mail("text"));
    assertEquals("none", verdict.results().getFirst().result());
    assertThrows(IOException.class, () -> kept.get().octets().read(0, new byte[9], 0, 9));
  }

  @Test
  void aRefusalIsNoAcceptance() {
    var fine = Reply.of(250, "2.0.0", "Fine");
    assertThrows(IllegalArgumentException.class, () -> Verdict.NOTHING.refusing(fine));
  }
}
