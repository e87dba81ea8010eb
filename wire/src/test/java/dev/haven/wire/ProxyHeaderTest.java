package dev.haven.wire;

import static dev.haven.wire.Eventually.assertBecomes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderTest {
  private static final String V4 = "c0000201" + "c6336402" + "d903" + "03e1";
  private static final String V6 =
      "20010db8000000000000000000000001" + "20010db8000000000000000000000002" + "d903" + "03e1";

  @ParameterizedTest
  @CsvSource({
    "PROXY TCP4 192.0.2.1 198.51.100.2 55555 993, /192.0.2.1:55555, /198.51.100.2:993",
    "PROXY TCP6 2001:db8::1 2001:db8::2 1 65535,"
        + " /[2001:db8:0:0:0:0:0:1]:1, /[2001:db8:0:0:0:0:0:2]:65535"
  })
  void aLineOfVersion1NamesBothEnds(String line, String client, String server)
      throws SyntaxException {
    var header = parse(line + "\r\nQUIT\r\n").orElseThrow();
    assertEquals(line.length() + 2, header.length());
    assertEquals(client, header.peers().orElseThrow().client().toString());
    assertEquals(server, header.peers().orElseThrow().server().toString());
  }

  @Test
  void unknownSpeaksOfNobody() throws SyntaxException {
    assertEquals(Optional.empty(), parse("PROXY UNKNOWN\r\n").orElseThrow().peers());
    assertEquals(
        Optional.empty(), parse("PROXY UNKNOWN ffff:: ffff:: 1 2\r\n").orElseThrow().peers());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EHLO x\r\n",
        "PROXY TCP4 192.0.2.1 198.51.100.2 55555\r\n",
        "PROXY TCP4 192.0.2.1 198.51.100.2 55555 65536\r\n",
        "PROXY TCP4 192.0.2.256 198.51.100.2 1 2\r\n",
        "PROXY TCP4 2001:db8::1 198.51.100.2 1 2\r\n",
        "PROXY TCP4 192.0.2.1  198.51.100.2 1 2\r\n",
        "PROXY TCP4 192.0.2.1 198.51.100.2 1 2 \r\n",
        "PROXY TCP6 192.0.2.1 198.51.100.2 1 2\r\n",
        "PROXY UDP4 192.0.2.1 198.51.100.2 1 2\r\n",
        "PROXY TCP4 1 2 3 4\r\n",
        "PROXY \r\n"
      })
  void aWrongLineIsRefused(String line) {
    assertThrows(SyntaxException.class, () -> parse(line));
  }

  @Test
  void aLineWithoutEndIsRefused() {
    assertThrows(SyntaxException.class, () -> parse("PROXY UNKNOWN " + "x".repeat(107)));
  }

  @ParameterizedTest
  @CsvSource({
    "21 11 000c, " + V4 + ", /192.0.2.1:55555",
    "21 21 0024, " + V6 + ", /[2001:db8:0:0:0:0:0:1]:55555",
    "21 11 0011, " + V4 + "0400023132, /192.0.2.1:55555"
  })
  void version2NamesBothEnds(String fixed, String rest, String client) throws SyntaxException {
    var bytes = binary(fixed, rest);
    var header = ProxyHeader.parse(bytes, bytes.length).orElseThrow();
    assertEquals(bytes.length, header.length());
    assertEquals(client, header.peers().orElseThrow().client().toString());
    assertEquals(993, header.peers().orElseThrow().server().getPort());
  }

  @ParameterizedTest
  @CsvSource({"20 00 0000, ''", "20 11 000c, " + V4, "21 00 0003, 123456"})
  void aProxyMaySpeakForItself(String fixed, String rest) throws SyntaxException {
    var bytes = binary(fixed, rest);
    var header = ProxyHeader.parse(bytes, bytes.length).orElseThrow();
    assertEquals(Optional.empty(), header.peers());
    assertEquals(bytes.length, header.length());
  }

  @Test
  void aUnixSocketHasNoAddress() throws SyntaxException {
    var bytes = binary("21 31 00d8", "00".repeat(216));
    assertEquals(Optional.empty(), ProxyHeader.parse(bytes, bytes.length).orElseThrow().peers());
  }

  @ParameterizedTest
  @CsvSource({
    "11 11 000c, " + V4,
    "22 11 000c, " + V4,
    "21 12 000c, " + V4,
    "21 99 000c, " + V4,
    "21 11 0008, c0000201c6336402",
    "21 11 000e, " + V4 + "0400",
    "21 11 0010, " + V4 + "04000200",
    "21 11 0013, " + V4 + "03000400000000",
    "21 11 f000, " + V4
  })
  void aWrongHeaderOfVersion2IsRefused(String fixed, String rest) {
    var bytes = binary(fixed, rest);
    assertThrows(SyntaxException.class, () -> ProxyHeader.parse(bytes, bytes.length));
  }

  @Test
  void theChecksumIsVerified() throws SyntaxException {
    var bytes = binary("21 11 0013", V4 + "03000400000000");
    var sum = new CRC32C();
    sum.update(bytes);
    for (int i = 0; i < 4; i++) {
      bytes[bytes.length - 4 + i] = (byte) (sum.getValue() >> (24 - 8 * i));
    }
    assertTrue(ProxyHeader.parse(bytes, bytes.length).isPresent());
  }

  @TestFactory
  Stream<DynamicTest> aBeginningIsNeverDecidedDifferently() {
    return RandomInput.seeds(
        200,
        random -> {
          var whole =
              random.nextBoolean()
                  ? binary("21 21 0024", V6)
                  : "PROXY TCP4 192.0.2.1 198.51.100.2 5 9\r\n".getBytes(StandardCharsets.US_ASCII);
          var bytes = RandomInput.mutate(whole, random);
          var end = outcome(bytes, bytes.length);
          for (int length = 0; length < bytes.length; length++) {
            var early = outcome(bytes, length);
            assertTrue(early.isEmpty() || early.equals(end), "at " + length);
          }
        });
  }

  /// Empty while more is needed.
  private static Optional<String> outcome(byte[] bytes, int length) {
    try {
      return ProxyHeader.parse(Arrays.copyOf(bytes, length), length).map(Object::toString);
    } catch (SyntaxException _) {
      return Optional.of("refused");
    }
  }

  @Test
  void aTrustedProxySpeaksForItsClient() throws IOException {
    try (var house = new TestHouse()) {
      var clear = house.open(TlsMode.STARTTLS, TestHouse.LIMITS, "127.0.0.0/8", "::1");
      try (var client = TestClient.connect(clear)) {
        client.send("PROXY TCP4 192.0.2.1 198.51.100.2 55555 993\r\nFROM\r\n");
        client.expect("+HELLO clear").expect("+/192.0.2.1:55555");
      }
      var secure = house.open(TlsMode.IMPLICIT, TestHouse.LIMITS, "127.0.0.0/8", "::1");
      try (var client = TestClient.connect(secure)) {
        client.send(binary("21 21 0024", V6));
        client.tls(TestCertificates.trustingClient(), "mail.example");
        client.expect("+HELLO secure").send("FROM\r\n");
        client.expect("+/[2001:db8:0:0:0:0:0:1]:55555");
      }
    }
  }

  @Test
  void aTrustedProxyMustSendAHeader() throws IOException {
    try (var house = new TestHouse()) {
      var listener = house.open(TlsMode.STARTTLS, TestHouse.LIMITS, "127.0.0.0/8", "::1");
      try (var client = TestClient.connect(listener)) {
        client.send("ECHO x\r\n");
        assertTrue(client.restAsText().startsWith("-NO The PROXY header of 127.0.0.1 is wrong"));
      }
      assertBecomes(Map.of(Refusal.PROXY_HEADER, 1L), () -> listener.status().refused());
    }
  }

  private static Optional<ProxyHeader> parse(String text) throws SyntaxException {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    return ProxyHeader.parse(bytes, bytes.length);
  }

  private static byte[] binary(String fixed, String rest) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ProxyHeader.SIGNATURE);
    bytes.writeBytes(HexFormat.of().parseHex(fixed.replace(" ", "") + rest));
    return bytes.toByteArray();
  }
}
