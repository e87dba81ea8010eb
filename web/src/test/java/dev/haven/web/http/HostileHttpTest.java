package dev.haven.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.Peer;
import dev.haven.testkit.RandomInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no HTTP, or is more of it than anybody needs, is answered shortly and ends.
class HostileHttpTest {
  private static final String GET = "GET /echo HTTP/1.1\r\nHost: example.com\r\n";
  private static final String POST = "POST /echo HTTP/1.1\r\nHost: example.com\r\n";

  private final WebWorld world = new WebWorld(Map.of());

  private String answer(String request) throws IOException {
    return answer(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String answer(byte[] request) throws IOException {
    var out = new ByteArrayOutputStream();
    try {
      world.serve(new Peer(1, new ByteArrayInputStream(request), out, true));
    } catch (EOFException _) {
      // The client left in the middle of a request.
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static long statuses(String answers) {
    return answers.lines().filter(line -> line.startsWith("HTTP/1.1 ")).count();
  }

  /// RFC 9112 §11.2: nobody may read another request out of what follows.
  static Stream<String> smuggling() {
    return Stream.of(
            "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG",
            "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n1\r\nA\r\n0\r\n\r\n",
            "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
            "Content-Length: 3, 3\r\n\r\nabc",
            "Content-Length: +3\r\n\r\nabc",
            "Content-Length: -3\r\n\r\nabc",
            "Content-Length: 0x3\r\n\r\nabc",
            "Content-Length: ٣\r\n\r\nabc",
            "Content-Length:\r\n\r\nabc",
            "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
            " Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "X: a\r\n b\r\nContent-Length: 0\r\n\r\n",
            "X: a\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "X: a\rContent-Length: 4\r\n\r\nabcd",
            "Host: other.example\r\nContent-Length: 0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n3;a\nb\r\nabc\r\n0\r\n\r\n")
        .map(rest -> POST + rest + GET + "\r\n");
  }

  @ParameterizedTest
  @MethodSource("smuggling")
  void whatCanBeReadInTwoWaysIsRefusedAndEndsTheConnection(String request) throws IOException {
    var answer = answer(request);
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertEquals(1, statuses(answer), answer);
    assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "chunked, gzip", "gzip, chunked", "identity"})
  void otherTransferEncodingsAreNotUnderstood(String encoding) throws IOException {
    var answer = answer(POST + "Transfer-Encoding: " + encoding + "\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 501 "), answer);
  }

  static Stream<List<String>> tooMuch() {
    return Stream.of(
        List.of("414", "GET /" + "a".repeat(9000) + " HTTP/1.1\r\n"),
        List.of("431", GET + "X: " + "a".repeat(9000) + "\r\n\r\n"),
        List.of("431", GET + "X: a\r\n".repeat(64) + "\r\n"),
        List.of("431", GET + ("X: " + "a".repeat(7000) + "\r\n").repeat(5) + "\r\n"),
        List.of("413", POST + "Content-Length: 65537\r\n\r\n"),
        List.of("413", POST + "Content-Length: 99999999999999999999\r\n\r\n"),
        List.of("413", POST + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n"),
        List.of(
            "413",
            POST
                + "Transfer-Encoding: chunked\r\n\r\n"
                + ("8000\r\n" + "a".repeat(0x8000) + "\r\n").repeat(3)),
        List.of("400", POST + "Transfer-Encoding: chunked\r\n\r\n" + "1\r\na\r\n".repeat(1100)),
        List.of(
            "431",
            POST + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + "X: a\r\n".repeat(20) + "\r\n"),
        List.of("400", "GET /echo?" + "a=b&".repeat(10) + "c%zz HTTP/1.1\r\nHost: a\r\n\r\n"),
        List.of("501", "A".repeat(40) + " / HTTP/1.1\r\nHost: a\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void everythingHasABound(List<String> statusAndRequest) throws IOException {
    var answer = answer(statusAndRequest.getLast());
    assertTrue(answer.startsWith("HTTP/1.1 " + statusAndRequest.getFirst() + " "), answer);
    assertEquals(1, statuses(answer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /../../etc/passwd",
        "GET /mail/../setup",
        "GET //setup",
        "GET /setup/",
        "GET /%2e%2e/%2e%2e/etc/passwd",
        "GET /.git/config",
        "GET /.well-known/acme-challenge/../../setup",
        "GET /autodiscover/autodiscover.xml/x"
      })
  void pathsAreNamesAndNoFiles(String line) throws IOException {
    var answer = answer(line + " HTTP/1.1\r\nHost: example.com\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%00",
        "GET /%0d%0aSet-Cookie:x",
        "GET /%ff",
        "GET /%",
        "GET /%4",
        "GET /#a",
        "GET setup",
        "GET *",
        "CONNECT example.com:443",
        "GET  /",
        "GET /\u00e4",
        "GET"
      })
  void whatIsNoAddressIsRefused(String line) throws IOException {
    var answer = answer(line + " HTTP/1.1\r\nHost: example.com\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
  }

  @Test
  void aHundredRequestsAreEnoughForOneConnection() throws IOException {
    var answer = answer((GET + "\r\n").repeat(150));
    assertEquals(100, statuses(answer));
    assertTrue(answer.contains("\r\nConnection: close\r\n"));
  }

  @TestFactory
  Stream<DynamicTest> anythingIsAnsweredInHttpOrNotAtAll() {
    var requests =
        List.of(
            GET + "\r\n",
            POST + "Content-Length: 3\r\n\r\nabc",
            POST + "Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nT: v\r\n\r\n",
            "GET /setup?email=jane%40example.com HTTP/1.1\r\nHost: example.com\r\n\r\n",
            String.join(
                "\r\n",
                "POST /autodiscover/autodiscover.xml HTTP/1.1",
                "Host: example.com",
                "Content-Length: 66",
                "",
                "<Autodiscover><EMailAddress>jane@example.com</EMailAddress></Auto>"));
    return RandomInput.seeds(
        2000,
        random -> {
          var whole = requests.get(random.nextInt(requests.size())) + GET + "\r\n";
          var answer =
              answer(RandomInput.mutate(whole.getBytes(StandardCharsets.ISO_8859_1), random));
          assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 "), answer);
          assertTrue(!answer.contains("HTTP/1.1 500 "), answer);
        });
  }
}
