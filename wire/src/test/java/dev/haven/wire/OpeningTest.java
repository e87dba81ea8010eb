package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                 | UNDECIDED",
        "<16> | UNDECIDED",
        "<16><03><01> | TLS",
        "<16>x | OTHER",
        "G                  | UNDECIDED",
        "GET                | UNDECIDED",
        "GET /              | HTTP",
        "GET /index.html    | HTTP",
        "GETQUOTA x         | OTHER",
        "POST /             | HTTP",
        "P                  | UNDECIDED",
        "PASS x             | OTHER",
        "OPTIONS *          | HTTP",
        "PRI * HTTP/2.0<CRLF> | HTTP",
        "PROXY              | UNDECIDED",
        "PROXY TCP4         | PROXY",
        "PROXY UNKNOWN      | PROXY",
        "PROXYAUTH x        | OTHER",
        "<CRLF><CRLF>           | UNDECIDED",
        "<CRLF>QUIT           | OTHER",
        "EHLO mail.example  | OTHER",
        "a1 LOGIN x y       | OTHER",
        "USER jane          | OTHER",
        "DELE 1             | OTHER",
      })
  void theFirstBytesTellWhatBegins(String text, Opening expected) {
    var raw = text.replace("<CRLF>", "\r\n").replace("<16>", "\u0016");
    var bytes =
        raw.replace("<03>", "\u0003")
            .replace("<01>", "\u0001")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(expected, Opening.of(bytes, Math.min(bytes.length, Opening.LONGEST)));
  }
}
