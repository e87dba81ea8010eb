package dev.haven.directory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.directory.SaslStep.Challenge;
import dev.haven.directory.SaslStep.Done;
import dev.haven.directory.SaslStep.Failed;
import dev.haven.directory.SaslStep.Fault;
import dev.haven.testkit.RandomInput;
import dev.haven.testkit.Transcript;
import dev.haven.wire.Endpoint;
import dev.haven.wire.MemoryConnection;
import dev.haven.wire.TlsMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaslTest {
  private static final Endpoint ENDPOINT =
      new Endpoint(
          "submission",
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 587),
          TlsMode.STARTTLS,
          false,
          "h");

  /// RFC 4616 §4 and the exchanges of RFC 4954 §6, with sign-in behind them.
  @TestFactory
  Stream<DynamicTest> transcripts() throws IOException {
    return Transcript.allIn(
        Path.of("src/test/resources/transcripts"),
        _ -> {
          var world = new TestDirectory("tim@example.com");
          return peer ->
              new AuthSession(
                      world.directory,
                      new MemoryConnection(peer.in(), peer.out(), ENDPOINT, peer.tls()))
                  .run();
        });
  }

  private static SaslExchange plain() {
    return Sasl.exchange("plain").orElseThrow();
  }

  private static byte[] base64(String text) {
    return Base64.getEncoder().encode(text.getBytes(UTF_8));
  }

  @Test
  void mechanismsAreNamedInAnyCaseAndOthersAreUnknown() {
    assertTrue(Sasl.exchange("Login").isPresent());
    assertTrue(Sasl.exchange("CRAM-MD5").isEmpty());
    assertTrue(Sasl.exchange("").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "'\0tim\0tanstaaftanstaaf', tim, tanstaaftanstaaf",
    "'tim\0tim\0tanstaaf', tim, tanstaaf",
    "'TIM\0tim\0x', tim, x",
    "'\0jörg\0 schön ', jörg, ' schön '"
  })
  void plainCarriesUserAndPassword(String message, String user, String password) {
    assertEquals(new Challenge(""), plain().begin());
    var done = assertInstanceOf(Done.class, plain().respond(base64(message)));
    assertEquals(new Credentials(user, password), done.credentials());
  }

  @ParameterizedTest
  @CsvSource({
    "'', MALFORMED",
    "'tim', MALFORMED",
    "'\0tim', MALFORMED",
    "'\0\0x', MALFORMED",
    "'\0tim\0', MALFORMED",
    "'\0tim\0a\0b', MALFORMED",
    "'root\0tim\0x', FOR_SOMEBODY_ELSE"
  })
  void whatPlainDoesNotSendIsRefused(String message, Fault fault) {
    var failed = assertInstanceOf(Failed.class, plain().respond(base64(message)));
    assertEquals(fault, failed.fault());
  }

  @Test
  void bytesThatAreNotUtf8AreMalformed() {
    var latin1 = Base64.getEncoder().encode(new byte[] {0, (byte) 0xf6, 0, 'x'});
    assertEquals(Fault.MALFORMED, assertInstanceOf(Failed.class, plain().respond(latin1)).fault());
  }

  @ParameterizedTest
  @CsvSource({
    "*, CANCELLED",
    "a, MALFORMED",
    "a===, MALFORMED",
    "AHRpb, MALFORMED",
    "é, MALFORMED"
  })
  void aLineThatIsNotBase64EndsTheExchange(String line, Fault fault) {
    assertEquals(
        fault, assertInstanceOf(Failed.class, plain().respond(line.getBytes(UTF_8))).fault());
    assertEquals(
        fault,
        assertInstanceOf(
                Failed.class, Sasl.exchange("LOGIN").orElseThrow().respond(line.getBytes(UTF_8)))
            .fault());
  }

  @Test
  void anEndlessResponseIsTooLong() {
    var line = "A".repeat(100_000);
    assertEquals(
        Fault.TOO_LONG,
        assertInstanceOf(Failed.class, plain().respond(line.getBytes(US_ASCII))).fault());
    assertEquals(Fault.TOO_LONG, assertInstanceOf(Failed.class, plain().begin(line)).fault());
  }

  @TestFactory
  Stream<DynamicTest> noResponseIsMoreThanRefused() {
    var response = base64("tim\0tim\0tanstaaftanstaaf");
    return RandomInput.seeds(
        200,
        random -> {
          switch (plain().respond(RandomInput.mutate(response, random))) {
            case Done(var credentials) -> assertTrue(!credentials.user().isEmpty());
            case Failed(_, var text) -> assertTrue(!text.isEmpty());
            case Challenge _ -> throw new AssertionError("PLAIN has one step");
          }
        });
  }
}
